"use strict";
require("../action.js").run("report", "main");
