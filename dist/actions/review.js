"use strict";
require("../action.js").run("review", "main");
