"use strict";
require("../action.js").run("run", "main");
