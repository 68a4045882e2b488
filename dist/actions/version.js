"use strict";
require("../action.js").run("version", "main");
