"use strict";
require("../action.js").run("check", "main");
