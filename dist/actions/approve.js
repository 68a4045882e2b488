"use strict";
require("../action.js").run("approve", "main");
