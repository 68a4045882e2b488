"use strict";
require("../action.js").run("adopt", "main");
