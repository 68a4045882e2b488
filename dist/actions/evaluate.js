"use strict";
require("../action.js").run("evaluate", "main");
