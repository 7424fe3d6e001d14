// SPDX-License-Identifier: GPL-3.0-or-later
// A real OpenID provider (npm's oidc-provider) on a free port of this machine.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

function newKey(kid) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
}

// `begin` makes it anew for a house: with other keys, or with tokens that live for so many seconds.
export async function openIssuer() {
  let answer = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://localhost:${server.address().port}`;
  const asked = [];
  const keys = new Map();
  return {
    address,
    asked,
    begin(house, { kid = "one", seconds = 300 } = {}) {
      if (!keys.has(kid)) keys.set(kid, newKey(kid));
      const provider = new Provider(address, {
        clients: [
          {
            client_id: "samskap",
            client_secret: "en-hemlighet-for-provet",
            redirect_uris: [`${house}/sign-in/issuers/kommunen/answer`],
            backchannel_logout_uri: `${house}/sign-in/issuers/kommunen/logout/from-servers`,
            backchannel_logout_session_required: true,
          },
        ],
        jwks: { keys: [keys.get(kid)] },
        cookies: { keys: ["prov"] },
        pkce: { required: () => true, methods: ["S256"] },
        claims: { openid: ["sub", "groups"] },
        conformIdTokenClaims: false,
        findAccount: (_context, id) => ({
          accountId: id,
          claims: async () => ({ sub: id, groups: ["g-rad"] }),
        }),
        features: { backchannelLogout: { enabled: true } },
        ttl: {
          IdToken: () => seconds,
          AccessToken: 300,
          AuthorizationCode: 60,
          Grant: 600,
          Interaction: 600,
          Session: 600,
        },
      });
      const handle = provider.callback();
      answer = (request, response) => {
        asked.push(request.url.split("?")[0]);
        handle(request, response);
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
