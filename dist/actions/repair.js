"use strict";
require("../action.js").run("repair", "main");
