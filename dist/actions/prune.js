"use strict";
require("../action.js").run("prune", "main");
