// Signing with NCALayer, which listens on the signer's own machine. Where there is no script the
// form stays hidden; the other way of signing needs none.

const KEYS = {
  person: NCALayerClient.basicsSignerSignPerson,
  employee: NCALayerClient.basicsSignerSignOrg,
  any: NCALayerClient.basicsSignerTestAny,
};

for (const form of document.querySelectorAll("form[data-sign]")) {
  const { sign, address, keys, language } = form.dataset;
  const button = form.querySelector("button");
  const told = form.querySelector("[data-told]");
  const say = (what) => {
    told.textContent = form.querySelector(`[data-say="${what}"]`).innerHTML;
    button.disabled = what === "wait";
  };
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const client = new NCALayerClient(address, false);
    let connected = false;
    say("wait");
    try {
      await client.connect();
      connected = true;
      form.elements.cms.value = await client.basicsSignCMS(
        NCALayerClient.basicsStorageAll,
        sign,
        NCALayerClient.basicsCMSParamsAttached,
        KEYS[keys],
        language === "en" ? "ru" : language,
      );
      form.submit();
    } catch (error) {
      if (!connected) say("absent");
      else say(error.canceledByUser ? "cancelled" : "failed");
    } finally {
      client.wsConnection?.close();
    }
  });
}
