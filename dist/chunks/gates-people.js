const require_nearest = require("./platform-nearest.js");

// src/gates/people.ts
/** Who somebody is, who a policy names, and whether the one is among the other. */
/** GitHub's roles, from the least. */
const roles = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/** Reads an entry; undefined where it names nobody. */
function readNamed(text) {
	const [, role] = /^role:([A-Za-z][A-Za-z0-9 _-]{0,99})$/.exec(text) ?? [];
	if (role !== void 0) return {
		kind: "role",
		role
	};
	const [, organization, team] = /^team:([A-Za-z0-9-]{1,39})\/([A-Za-z0-9_.-]{1,100})$/.exec(text) ?? [];
	if (organization !== void 0 && team !== void 0) return {
		kind: "team",
		organization,
		team
	};
	if (text.startsWith("arn:")) return namedArn(text);
	const [, identity] = /^git:(\S.{0,199})$/u.exec(text) ?? [];
	if (identity !== void 0) return {
		kind: "git",
		identity
	};
	const [, login, id] = /^@?([A-Za-z0-9][A-Za-z0-9_-]{0,99})(?:#([1-9][0-9]{0,18}))?$/.exec(text) ?? [];
	return login === void 0 ? void 0 : {
		kind: "login",
		login,
		id
	};
}
function namedArn(text) {
	const [, account, type, path = ""] = /^arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):(user|role|assumed-role)\/([\w+=,.@/-]{1,300})$/.exec(text) ?? [];
	if (account === void 0 || type === void 0) return void 0;
	if (type === "assumed-role") {
		const [name = "", session, ...more] = path.split("/");
		return more.length > 0 || name === "" ? void 0 : {
			kind: "arn",
			account,
			type: "role",
			name,
			session
		};
	}
	const name = path.split("/").at(-1) ?? "";
	return name === "" ? void 0 : {
		kind: "arn",
		account,
		type: type === "user" ? "user" : "role",
		name,
		session: void 0
	};
}
/** How a person is shown: login and number, ARN, or what git says. Foreign text: show it with care. */
function personWords(person) {
	switch (person.kind) {
		case "github": return `${person.login} (#${person.id})`;
		case "aws": return person.arn;
		case "git": return person.email === null ? person.name : `${person.name} <${person.email}>`;
	}
}
/**
* One person counts once. A session's name is chosen by whoever takes the role, so everybody behind a role is one,
* unless the policy names the session.
*/
function personKey(person, by) {
	switch (person.kind) {
		case "github": return `github:${person.id}`;
		case "aws": return by.kind === "arn" && by.session === void 0 ? `aws:${by.account}:${by.type}/${by.name}` : `aws:${person.arn}`;
		case "git": return `git:${(person.email ?? person.name).toLowerCase()}`;
	}
}
/** The entry that names a person, or undefined. `standing` is what GitHub says now; undefined for people from elsewhere. */
function namedBy(person, standing, entries) {
	return entries.find((entry) => isNamedBy(person, standing, entry));
}
function isNamedBy(person, standing, entry) {
	switch (entry.kind) {
		case "login": return isNamedLogin(person, standing, entry.login, entry.id);
		case "role": return person.kind === "github" && hasRole(standing, entry.role);
		case "team": return person.kind === "github" && standing?.teams.includes(`${entry.organization}/${entry.team}`.toLowerCase()) === true;
		case "arn": return person.kind === "aws" && isNamedArn(person.arn, entry);
		case "git": return person.kind === "git" && isNamedGit(person, entry.identity);
	}
}
function isNamedLogin(person, standing, login, id) {
	if (person.kind === "git") return id === void 0 && isNamedGit(person, login);
	if (person.kind !== "github" || !hasRole(standing, "write")) return false;
	return id === void 0 ? person.login.toLowerCase() === login.toLowerCase() : person.id === id;
}
function isNamedGit(person, identity) {
	return person.name === identity || person.email?.toLowerCase() === identity.toLowerCase();
}
function isNamedArn(arn, entry) {
	const [, account, type, path = ""] = /^arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):(user|assumed-role)\/(.+)$/.exec(arn) ?? [];
	if (account !== entry.account) return false;
	if (type === "user") return entry.type === "user" && path.split("/").at(-1) === entry.name;
	const [name, session] = path.split("/");
	if (type !== "assumed-role" || entry.type !== "role" || name !== entry.name) return false;
	return entry.session === void 0 || entry.session === session;
}
/** True for the role or a higher one; a role of one's own counts by its name, and by what it builds on. */
function hasRole(standing, role) {
	if (standing === void 0) return false;
	const wanted = roles.indexOf(role.toLowerCase());
	if (wanted === -1) return standing.role?.toLowerCase() === role.toLowerCase();
	return Math.max(roles.indexOf(standing.role ?? ""), roles.indexOf(standing.permission ?? "")) >= wanted;
}
/** A listed login that a stranger's looks like, for the message that refuses them. */
function looksLike(login, entries) {
	const bare = skeleton(login);
	for (const entry of entries) {
		if (entry.kind !== "login") continue;
		const other = skeleton(entry.login);
		if (bare === other || other.length >= 4 && require_nearest.editDistance(bare, other, 1) <= 1) return entry.login;
	}
}
/** Letters that eyes take for one another, folded. */
function skeleton(login) {
	const twins = {
		"0": "o",
		"1": "l",
		i: "l",
		\u0430: "a",
		\u0435: "e",
		\u043e: "o",
		\u0440: "p",
		\u0441: "c",
		\u0445: "x",
		\u0443: "y",
		\u0456: "l",
		\u0455: "s",
		\u0458: "j",
		\u04bb: "h",
		\u0501: "d",
		\u0578: "n",
		\u03bd: "v",
		\u03bf: "o",
		\u03b1: "a"
	};
	return [...login.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replaceAll("rn", "m")].map((character) => twins[character] ?? character).join("").replaceAll(/[-_]/g, "");
}
/** What a person had to do with the change, or undefined where they had nothing. */
function involvement(person, involved) {
	return involved.find((other) => isSame(person, other))?.as;
}
function isSame(person, other) {
	const same = (a, b) => a !== void 0 && a !== null && b !== void 0 && b !== null && a.toLowerCase() === b.toLowerCase();
	switch (person.kind) {
		case "github": {
			const [, id, login] = noreplyOf(other.email) ?? [];
			const otherId = other.id ?? id;
			if (otherId !== void 0) return otherId === person.id;
			return same(other.login ?? login ?? other.name, person.login);
		}
		case "aws": {
			const session = person.arn.split("/").at(-1);
			return same(other.arn, person.arn) || [
				other.email,
				other.login,
				other.name
			].some((known) => same(known, session));
		}
		case "git": return same(other.email, person.email) || same(other.name, person.name) || same(other.login, person.name);
	}
}
/** GitHub's address for those who keep theirs private: `12345+anna@users.noreply.github.com`, older ones without a number. */
function noreplyOf(email) {
	return /^(?:([1-9][0-9]*)\+)?([A-Za-z0-9_-]+)@users\.noreply\.github\.com$/i.exec(email ?? "");
}

Object.defineProperty(exports, "involvement", {
  enumerable: true,
  get: function () {
    return involvement;
  }
});
Object.defineProperty(exports, "looksLike", {
  enumerable: true,
  get: function () {
    return looksLike;
  }
});
Object.defineProperty(exports, "namedBy", {
  enumerable: true,
  get: function () {
    return namedBy;
  }
});
Object.defineProperty(exports, "personKey", {
  enumerable: true,
  get: function () {
    return personKey;
  }
});
Object.defineProperty(exports, "personWords", {
  enumerable: true,
  get: function () {
    return personWords;
  }
});
Object.defineProperty(exports, "readNamed", {
  enumerable: true,
  get: function () {
    return readNamed;
  }
});
