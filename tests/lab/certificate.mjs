// A self-signed certificate, made anew for each run with nothing but Node: the browser of the tests is told to accept
// any, so it only has to be well formed. RFC 5280, as few fields as there can be.

import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

const tlv = (tag, ...parts) => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts) => tlv(0x30, ...parts);
const oid = (...bytes) => tlv(0x06, Buffer.from(bytes));
const name = (text) => sequence(tlv(0x31, sequence(oid(0x55, 4, 3), tlv(0x0c, text))));
const time = (date) => tlv(0x17, `${date.toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`);
const pem = (label, der) => `-----BEGIN ${label}-----\n${der.toString("base64").replace(/(.{64})/g, "$1\n").trimEnd()}\n-----END ${label}-----\n`;

/** Key and certificate for these host names, as PEM. */
export function certificate(hosts) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const day = 86_400_000;
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2)); // ecdsa-with-SHA256
  const alternatives = sequence(...hosts.map((host) => tlv(0x82, host)));
  const body = sequence(
    tlv(0xa0, tlv(2, [2])), // version 3
    tlv(2, [1, ...randomBytes(8)]),
    algorithm,
    name("Cutover lab"),
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + 30 * day))),
    name("Cutover lab"),
    publicKey.export({ type: "spki", format: "der" }),
    tlv(0xa3, sequence(sequence(oid(0x55, 0x1d, 0x11), tlv(4, alternatives)))),
  );
  const signature = sign("sha256", body, privateKey);
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
    cert: pem("CERTIFICATE", sequence(body, algorithm, tlv(3, [0], signature))),
  };
}
