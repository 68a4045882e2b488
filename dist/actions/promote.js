"use strict";
require("../action.js").run("promote", "main");
