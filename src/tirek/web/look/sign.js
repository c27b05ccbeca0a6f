// Signing with NCALayer, which listens on the signer's own machine. Where there is no script the
// button stays hidden; the other way of signing needs none.

const KEYS = {
  person: NCALayerClient.basicsSignerSignPerson,
  employee: NCALayerClient.basicsSignerSignOrg,
  entrance: NCALayerClient.basicsSignerAuthAny,
  any: NCALayerClient.basicsSignerTestAny,
};

for (const box of document.querySelectorAll("[data-sign]")) {
  const { sign, address, keys, language } = box.dataset;
  const form = box.closest("form");
  const button = box.querySelector("button");
  const say = (what) => {
    const words = box.querySelector(`[data-say="${what}"]`).content.textContent;
    box.querySelector("[role=status]").textContent = words;
    button.disabled = what === "wait";
    if (what !== "wait") delete form.dataset.sent; // nothing was sent: the form is as new
  };
  const send = (cms) => {
    const way = Object.assign(document.createElement("input"), { type: "hidden", name: "way" });
    way.value = button.value;
    form.append(way);
    form.elements.cms.value = cms;
    form.submit();
  };
  box.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (event.submitter !== button) return;
    event.preventDefault();
    const client = new NCALayerClient(address, false);
    let connected = false;
    say("wait");
    try {
      await client.connect();
      connected = true;
      const storages = NCALayerClient.basicsStorageAll;
      const attached = NCALayerClient.basicsCMSParamsAttached;
      const spoken = language === "en" ? "ru" : language;
      send(await client.basicsSignCMS(storages, sign, attached, KEYS[keys], spoken));
    } catch (error) {
      if (!connected) say("absent");
      else say(error.canceledByUser ? "cancelled" : "failed");
    } finally {
      client.wsConnection?.close();
    }
  });
}
