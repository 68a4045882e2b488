"use strict";
require("../action.js").run("scan", "main");
