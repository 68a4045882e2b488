"use strict";
require("../action.js").run("continue", "main");
