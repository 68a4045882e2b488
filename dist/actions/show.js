"use strict";
require("../action.js").run("show", "main");
