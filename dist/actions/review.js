"use strict";
require("../root-action.js").run();
