/** The lists of the precision layer. Lower case unless said otherwise. */

/** Anywhere in a token or password, these make it a placeholder. */
export const placeholderWords: readonly string[] = [
  "example",
  "placeholder",
  "changeme",
  "change-me",
  "change_me",
  "replaceme",
  "replace-me",
  "replace_me",
  "your-",
  "your_",
  "yourtoken",
  "yourkey",
  "yoursecret",
  "yourpassword",
  "yourapikey",
  "my-secret-",
  "my_secret_",
  "insert-",
  "insert_",
  "dummy",
  "redacted",
  "censored",
  "sanitized",
  "notreal",
  "not-real",
  "not_real",
  "not-a-real",
  "fake",
  "foobar",
  "todo",
  "xxxx",
  "****",
  "....",
  "-here",
  "_here",
  "deadbeef",
  "verylong",
  "1a2b3c",
  "a1b2c3",
  "opensesame",
  "undefined",
  "goes-here",
  "lorem",
];

/** How values that are encrypted already begin (case counts): SOPS, Ansible, Vault transit, age, Rails, KMS, sealed secrets, password hashes. */
export const ciphertextMarks: readonly string[] = [
  "ENC[",
  "ENC(",
  "enc:v1:",
  "$ANSIBLE_VAULT",
  "!vault",
  "vault:v",
  "age1",
  "AQICAH",
  "AQECAH",
  "AgB",
  "AgA",
  "$2a$",
  "$2b$",
  "$2y$",
  "$argon2",
  "$pbkdf2",
  "$scrypt$",
  "$1$",
  "$5$",
  "$6$",
  "$y$",
  "{SSHA}",
  "{SHA}",
  "{bcrypt}",
  "pbkdf2_sha256$",
  "scrypt:",
  "{cipher}",
  "CiQA",
];

/** Credentials that vendors print in their documentation. Put together here, so that no scanner trips over this file. */
export const vendorExamples: ReadonlySet<string> = new Set([
  ["AKIAIOSFODNN7", "EXAMPLE"].join(""),
  ["AKIAI44QH8DHB", "EXAMPLE"].join(""),
  ["wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY"].join(""),
  ["je7MtGbClwBF/2Zp9Utk/", "h3yCo8nvbEXAMPLEKEY"].join(""),
  // The emulators of Azure Storage and Cosmos DB.
  ["Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/", "K1SZFPTOtr/KBHBeksoGMGw=="].join(""),
  ["C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/", "Jw=="].join(""),
  // Documentation of Stripe, Grafana, Mailgun, Telegram and GitHub.
  ["sk_", "test_4eC39HqLyjW", "DarjtT1zdp7dc"].join(""),
  ["sk_", "test_BQokikJOvBi", "I2HlWgH4olfQ2"].join(""),
  ["glsa_HOruNAb7SOiCdshU9al", "gkrq7FDsNSLAa_54e2f8be"].join(""),
  ["key-3ax6xnjp29jd6fd", "s4gc373sgvjxteol0"].join(""),
  ["110201543:AAHdqTcvCH1vGWJx", "fSeofSAs0K5PALDsaw"].join(""),
  ["ghp_16C7e42F292c6912E77", "10c838347Ae178B4a"].join(""),
  // Every page about one-time passwords.
  ["JBSWY3DP", "EHPK3PXP"].join(""),
  ["GEZDGNBVGY3TQOJQ", "GEZDGNBVGY3TQOJQ"].join(""),
  // Documentation of Discord, Slack and Google.
  ["MTk4NjIyNDgzNDcxOTI1MjQ4", "Cl2FMQ", "ZnCjm1XVW7vRze4b7Cq4se7kKWs"].join("."),
  ["xoxb-17653672481-19874698323", "pdFZKVeTuE8sk7oOcHrzqqgy"].join("-"),
  ["AIzaSyDaGmWKa4JsXZ-", "HjGw7ISLn_3namBGewQe"].join(""),
  // The first accounts of Hardhat and Ganache, keys of RFC 8032 and RFC 7748.
  ["0xac0974bec39a17e36ba4a6b4d238ff94", "4bacb478cbed5efcae784d7bf4f2ff80"].join(""),
  ["ac0974bec39a17e36ba4a6b4d238ff94", "4bacb478cbed5efcae784d7bf4f2ff80"].join(""),
  ["0x4f3edf983ac636a65a842ce7c78d9aa7", "06d3b113bce9c46f30d7d21715b23b1d"].join(""),
  ["9d61b19deffd5a60ba844af492ec2cc4", "4449c5697b326919703bac031cae7f60"].join(""),
  ["77076d0a7318a57d3c16c17251b26645", "df4c2f87ebc0992ab177fba51db92c2a"].join(""),
  // AES keys of FIPS 197 and SP 800-38A, the HMAC key of RFC 7515.
  ["2b7e151628aed2a6", "abf7158809cf4f3c"].join(""),
  ["8e73b0f7da0e6452c810f32b", "809079e562f8ead2522c6b7b"].join(""),
  ["603deb1015ca71be2b73aef0857d7781", "1f352c073b6108d72d9810a30914dff4"].join(""),
  ["AyM1SysPpbyDfgZld3umj1qzKObwVMko", "qQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"].join(""),
]);

/** Words that stand where a password would stand and are none. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  (
    "a an the of to in is and or for with on at by from as not no none null nil true false undefined void any " +
    "string number boolean integer int str bool object array char text varchar bytes byte optional required " +
    "password passwd pass passphrase pwd secret secrets token tokens key keys api auth access refresh bearer basic " +
    "credential credentials user username login email name value values type id test tests testing default example " +
    "sample input field label title message error invalid valid missing expired hidden private public client server " +
    "admin root guest demo config configuration settings options option param parameter parameters argument args " +
    "header headers cookie cookies session csrf hash salt digest encrypted encoded decoded confirm confirmation " +
    "current new old reset forgot change update create delete get set has generate generated random your my our " +
    "here this that must should please enter provide use using length min max empty required forbidden unauthorized " +
    "authorization authentication authenticate aws google azure github gitlab slack stripe openai anthropic vault " +
    "file path url uri host port database db environment env variable var prod production staging development dev local"
  ).split(" "),
);
