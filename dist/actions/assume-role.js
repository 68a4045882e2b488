"use strict";
require("../action.js").run("assume-role", "main");
