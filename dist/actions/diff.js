"use strict";
require("../action.js").run("diff", "main");
