"use strict";
require("../action.js").run("drill", "main");
