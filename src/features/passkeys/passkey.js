// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the browser for a passkey and puts its answer into the form, which is then sent as any
// other. The one thing in the house that cannot be done without a script.
(() => {
  const first = document.querySelector("input[name=passkey_question]");
  const form = first && first.form;
  const show = (id, shown) => {
    const part = document.getElementById(id);
    if (part) part.hidden = !shown;
  };
  if (!form || !window.PublicKeyCredential || !navigator.credentials) return;
  show("passkey-needs-script", false);
  show("passkey-ready", true);

  const field = (name) => form.elements[name];
  const value = (name) => (field(name) ? field(name).value : "");
  const text = (buffer) => {
    let letters = "";
    new Uint8Array(buffer || []).forEach((byte) => (letters += String.fromCharCode(byte)));
    return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const bytes = (words) =>
    Uint8Array.from(atob(words.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const plain = (words) => new TextEncoder().encode(words);
  const known = () =>
    value("known")
      .split(" ")
      .filter(Boolean)
      .map((id) => ({ type: "public-key", id: bytes(id) }));

  const create = () =>
    navigator.credentials.create({
      publicKey: {
        challenge: plain(value("passkey_question")),
        rp: { id: value("host"), name: value("house") },
        user: {
          id: plain(value("handle")),
          name: value("user_name"),
          displayName: value("display_name"),
        },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: known(),
        authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
        attestation: "none",
        timeout: 240000,
      },
    });
  const get = () =>
    navigator.credentials.get({
      publicKey: {
        challenge: plain(value("passkey_question")),
        rpId: value("host"),
        allowCredentials: known(),
        userVerification: value("holder"),
        timeout: 240000,
      },
    });

  const isNew = !!field("attestation");
  let isSent = false;
  form.addEventListener("submit", (event) => {
    if (isSent) return;
    event.preventDefault();
    show("passkey-failed", false);
    show("passkey-known", false);
    (isNew ? create() : get())
      .then((key) => {
        const said = key.response;
        field("client_data").value = text(said.clientDataJSON);
        if (isNew) {
          field("attestation").value = text(said.attestationObject);
        } else {
          field("credential").value = text(key.rawId);
          field("authenticator_data").value = text(said.authenticatorData);
          field("signature").value = text(said.signature);
          field("user_handle").value = text(said.userHandle);
        }
        isSent = true;
        form.submit();
      })
      .catch((error) => {
        show(error.name === "InvalidStateError" ? "passkey-known" : "passkey-failed", true);
      });
  });
})();
