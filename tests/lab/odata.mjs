// The part of OData that `auditLogs/signIns` understands, as strictly as Graph: what is not documented (or not known to
// work) is an error, so that a question that the real service refuses fails here, too.
// https://learn.microsoft.com/graph/api/resources/signin

/** Properties and the operators that their filter knows. */
const filterable = {
  createdDateTime: ["ge", "le", "gt", "lt", "eq"],
  appId: ["eq"],
  // `ne` is not documented, but known to work; the stand-in can be told to refuse it.
  clientAppUsed: ["eq", "ne"],
  userId: ["eq"],
  id: ["eq"],
  correlationId: ["eq"],
  conditionalAccessStatus: ["eq"],
  resourceId: ["eq"],
  "status/errorCode": ["eq"],
  appDisplayName: ["eq", "startswith"],
  ipAddress: ["eq", "startswith"],
  userPrincipalName: ["eq", "startswith"],
  userDisplayName: ["eq", "startswith"],
};
const eventTypes = ["interactiveUser", "nonInteractiveUser", "servicePrincipal", "managedIdentity"];

export class BadQuestion extends Error {}

/** Words of a filter: quoted texts (a quote in them doubled), times, numbers, names, brackets. */
function words(text) {
  const found = [];
  let rest = text;
  while (rest) {
    const match = /^\s*(?:'((?:[^']|'')*)'|(\d{4}-\d\d-\d\dT[\d:.]+Z)|(-?\d+)|([A-Za-z_][\w/]*)|([(),:]))/.exec(rest);
    if (!match) {
      if (rest.trim() === "") break;
      throw new BadQuestion("Invalid filter clause");
    }
    const [whole, quoted, time, number, name, sign] = match;
    if (quoted !== undefined) found.push({ kind: "text", value: quoted.replaceAll("''", "'") });
    else if (time) found.push({ kind: "time", value: Date.parse(time) });
    else if (number) found.push({ kind: "number", value: Number(number) });
    else if (name) found.push({ kind: "name", value: name });
    else found.push({ kind: sign, value: sign });
    rest = rest.slice(whole.length);
  }
  return found;
}

/**
 * A filter as a function of a record. `event types` come only by a lambda, and only in beta; without one a filter gives
 * interactive sign-ins only, as the service does.
 */
export function filter(text, { beta, knowsNe = true }) {
  const all = words(text);
  let at = 0;
  let lambda = false;
  const bad = () => new BadQuestion("Invalid filter clause");
  const is = (value) => all[at]?.value === value && all[at].kind !== "text";
  const expect = (kind, value) => {
    const word = all[at++];
    if (word?.kind !== kind || (value !== undefined && word.value !== value)) throw bad();
    return word.value;
  };

  function either() {
    const parts = [both()];
    while (is("or")) {
      at += 1;
      parts.push(both());
    }
    return parts.length === 1 ? parts[0] : (record) => parts.some((part) => part(record));
  }
  function both() {
    const parts = [term()];
    while (is("and")) {
      at += 1;
      parts.push(term());
    }
    return parts.length === 1 ? parts[0] : (record) => parts.every((part) => part(record));
  }
  function term() {
    if (is("(")) {
      at += 1;
      const inside = either();
      expect(")");
      return inside;
    }
    const property = expect("name");
    if (property === "signInEventTypes/any") return types();
    const operators = filterable[property];
    const operator = expect("name");
    if (!operators?.includes(operator) || (operator === "ne" && !knowsNe)) throw bad();
    const { kind, value } = all[at++] ?? {};
    const wanted = property === "createdDateTime" ? "time" : property === "status/errorCode" ? "number" : "text";
    if (kind !== wanted) throw bad();
    return (record) => {
      const own = property === "createdDateTime" ? Date.parse(record.createdDateTime) : property === "status/errorCode" ? record.status?.errorCode : record[property];
      switch (operator) {
        case "eq":
          return own === value;
        case "ne":
          return own !== value;
        case "ge":
          return own >= value;
        case "gt":
          return own > value;
        case "le":
          return own <= value;
        default:
          return own < value;
      }
    };
  }
  // signInEventTypes/any(t:t eq 'interactiveUser' or t eq 'nonInteractiveUser')
  function types() {
    if (!beta) throw bad();
    lambda = true;
    expect("(");
    const variable = expect("name");
    expect(":");
    const wanted = [];
    for (;;) {
      expect("name", variable);
      expect("name", "eq");
      const type = expect("text");
      if (!eventTypes.includes(type)) throw bad();
      wanted.push(type);
      if (!is("or")) break;
      at += 1;
    }
    expect(")");
    return (record) => record.signInEventTypes.some((type) => wanted.includes(type));
  }

  const found = all.length ? either() : () => true;
  if (at !== all.length) throw bad();
  return lambda ? found : (record) => found(record) && record.signInEventTypes.includes("interactiveUser");
}
