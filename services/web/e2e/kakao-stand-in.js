/**
 * In place of Kakao's SDK, for tests: records what it is asked to send on `window.__kakaoCalls`, and
 * throws where the SDK would refuse or a message would not arrive.
 */
(() => {
  const calls = [];
  let key = null;
  const refuse = (why) => {
    throw new Error(`KakaoSDK: ${why}`);
  };
  const isPage = ({ webUrl, mobileWebUrl } = {}) =>
    [webUrl, mobileWebUrl].every((url) => typeof url === "string" && /^https?:/.test(url));
  window.__kakaoCalls = calls;
  window.Kakao = {
    init(given) {
      if (key !== null) refuse("initialised twice");
      if (typeof given !== "string" || given === "") refuse("no key");
      key = given;
      calls.push({ init: given });
    },
    isInitialized: () => key !== null,
    Share: {
      sendDefault(message) {
        if (key === null) refuse("not initialised");
        if (!navigator.userActivation.isActive) refuse("outside of a press: the window is blocked");
        const { objectType, content, buttons = [] } = message;
        if (objectType !== "feed") refuse(`unknown objectType ${objectType}`);
        if (!content?.title || !content.imageUrl) refuse("no title or no image");
        if (!isPage(content.link)) refuse("no link of the content");
        if (buttons.length > 2) refuse("more than two buttons");
        if (!buttons.every((button) => button.title && isPage(button.link))) refuse("a bad button");
        const hosts = [content.link, ...buttons.map((button) => button.link)]
          .flatMap(({ webUrl, mobileWebUrl }) => [webUrl, mobileWebUrl])
          .map((url) => new URL(url).host);
        if (hosts.some((host) => host !== location.host)) refuse("a host that is not registered");
        if (!/^https?:/.test(content.imageUrl)) refuse("an image without an address");
        calls.push({ sendDefault: structuredClone(message) });
      },
    },
  };
})();
