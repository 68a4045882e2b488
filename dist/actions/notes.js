"use strict";
require("../action.js").run("notes", "main");
