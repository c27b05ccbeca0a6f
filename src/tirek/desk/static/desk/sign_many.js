// Several decisions are signed with NCALayer at once: one password, a signature for each document.

const KEYS = {
  person: NCALayerClient.basicsSignerSignPerson,
  employee: NCALayerClient.basicsSignerSignOrg,
  any: NCALayerClient.basicsSignerTestAny,
};

for (const form of document.querySelectorAll("form[data-sign-many]")) {
  const box = form.querySelector("[data-sign-all]");
  const { address, keys, language } = box.dataset;
  const button = box.querySelector("button");
  const boxes = [...form.querySelectorAll("input[data-document]")];
  const say = (what) => {
    const words = box.querySelector(`[data-say="${what}"]`).content.textContent;
    box.querySelector("[role=status]").textContent = words;
    button.disabled = what === "wait";
    if (what !== "wait") delete form.dataset.sent; // nothing was sent: the form is as new
  };
  const send = (signatures) => {
    boxes.forEach((one, index) => { one.value = signatures[index]; });
    const way = Object.assign(document.createElement("input"), { type: "hidden", name: "way" });
    way.value = button.value;
    form.append(way);
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
      const documents = boxes.map((one) => one.dataset.document);
      const attached = NCALayerClient.basicsCMSParamsAttached;
      const spoken = language === "en" ? "ru" : language;
      const storages = NCALayerClient.basicsStorageAll;
      const signed = await client.basicsSignCMS(storages, documents, attached, KEYS[keys], spoken);
      if (signed.length !== documents.length) throw new Error("some documents were not signed");
      send(signed);
    } catch (error) {
      if (!connected) say("absent");
      else say(error.canceledByUser ? "cancelled" : "failed");
    } finally {
      client.wsConnection?.close();
    }
  });
}
