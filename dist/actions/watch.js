"use strict";
require("../action.js").run("watch", "main");
