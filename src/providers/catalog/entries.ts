import { alipay } from './alipay.js';
import { amazon } from './amazon.js';
import { amazoncognito } from './amazoncognito.js';
import { apple } from './apple.js';
import { arcgis } from './arcgis.js';
import { asana } from './asana.js';
import { atlassian } from './atlassian.js';
import { auth0 } from './auth0.js';
import { authentik } from './authentik.js';
import { autodesk } from './autodesk.js';
import { baidu } from './baidu.js';
import { basecamp } from './basecamp.js';
import { battlenet } from './battlenet.js';
import { bitbucket } from './bitbucket.js';
import { box } from './box.js';
import { buffer } from './buffer.js';
import { bungie } from './bungie.js';
import { coinbase } from './coinbase.js';
import { deviantart } from './deviantart.js';
import { digitalocean } from './digitalocean.js';
import { dingtalk } from './dingtalk.js';
import { discord } from './discord.js';
import { docusign } from './docusign.js';
import { dribbble } from './dribbble.js';
import { dropbox } from './dropbox.js';
import { epicgames } from './epicgames.js';
import { etsy } from './etsy.js';
import { eventbrite } from './eventbrite.js';
import { eveonline } from './eveonline.js';
import { facebook } from './facebook.js';
import { feishu } from './feishu.js';
import { figma } from './figma.js';
import { fitbit } from './fitbit.js';
import { franceconnect } from './franceconnect.js';
import { fusionauth } from './fusionauth.js';
import { gitea } from './gitea.js';
import { gitee } from './gitee.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { google } from './google.js';
import { gumroad } from './gumroad.js';
import { heroku } from './heroku.js';
import { hubspot } from './hubspot.js';
import { huggingface } from './huggingface.js';
import { instagram } from './instagram.js';
import { intuit } from './intuit.js';
import { kakao } from './kakao.js';
import { keycloak } from './keycloak.js';
import { kick } from './kick.js';
import { kinde } from './kinde.js';
import { lichess } from './lichess.js';
import { line } from './line.js';
import { linear } from './linear.js';
import { linkedin } from './linkedin.js';
import { logingov } from './logingov.js';
import { logto } from './logto.js';
import { mailchimp } from './mailchimp.js';
import { mailru } from './mailru.js';
import { mastodon } from './mastodon.js';
import { meetup } from './meetup.js';
import { microsoft } from './microsoft.js';
import { naver } from './naver.js';
import { nextcloud } from './nextcloud.js';
import { notion } from './notion.js';
import { odnoklassniki } from './odnoklassniki.js';
import { okta } from './okta.js';
import { onelogin } from './onelogin.js';
import { orcid } from './orcid.js';
import { osu } from './osu.js';
import { patreon } from './patreon.js';
import { paypal } from './paypal.js';
import { pinterest } from './pinterest.js';
import { pipedrive } from './pipedrive.js';
import { podio } from './podio.js';
import { polar } from './polar.js';
import { qq } from './qq.js';
import { reddit } from './reddit.js';
import { roblox } from './roblox.js';
import { salesforce } from './salesforce.js';
import { shopify } from './shopify.js';
import { slack } from './slack.js';
import { snapchat } from './snapchat.js';
import { soundcloud } from './soundcloud.js';
import { spotify } from './spotify.js';
import { stackexchange } from './stackexchange.js';
import { strava } from './strava.js';
import { stripe } from './stripe.js';
import { telegram } from './telegram.js';
import { tiktok } from './tiktok.js';
import { trakt } from './trakt.js';
import { tumblr } from './tumblr.js';
import { twitch } from './twitch.js';
import { vercel } from './vercel.js';
import { vimeo } from './vimeo.js';
import { vk } from './vk.js';
import { wechat } from './wechat.js';
import { wecom } from './wecom.js';
import { weibo } from './weibo.js';
import { withings } from './withings.js';
import { wordpress } from './wordpress.js';
import { workos } from './workos.js';
import { x } from './x.js';
import { xero } from './xero.js';
import { yahoo } from './yahoo.js';
import { yandex } from './yandex.js';
import { zitadel } from './zitadel.js';
import { zoho } from './zoho.js';
import { zoom } from './zoom.js';

/** Every provider that is known as data, by its id. Reading this table does nothing: only configured ones become providers. */
export const entries = {
  alipay,
  amazon,
  amazoncognito,
  apple,
  arcgis,
  asana,
  atlassian,
  auth0,
  authentik,
  autodesk,
  baidu,
  basecamp,
  battlenet,
  bitbucket,
  box,
  buffer,
  bungie,
  coinbase,
  deviantart,
  digitalocean,
  dingtalk,
  discord,
  docusign,
  dribbble,
  dropbox,
  epicgames,
  etsy,
  eventbrite,
  eveonline,
  facebook,
  feishu,
  figma,
  fitbit,
  franceconnect,
  fusionauth,
  gitea,
  gitee,
  github,
  gitlab,
  google,
  gumroad,
  heroku,
  hubspot,
  huggingface,
  instagram,
  intuit,
  kakao,
  keycloak,
  kick,
  kinde,
  lichess,
  line,
  linear,
  linkedin,
  logingov,
  logto,
  mailchimp,
  mailru,
  mastodon,
  meetup,
  microsoft,
  naver,
  nextcloud,
  notion,
  odnoklassniki,
  okta,
  onelogin,
  orcid,
  osu,
  patreon,
  paypal,
  pinterest,
  pipedrive,
  podio,
  polar,
  qq,
  reddit,
  roblox,
  salesforce,
  shopify,
  slack,
  snapchat,
  soundcloud,
  spotify,
  stackexchange,
  strava,
  stripe,
  telegram,
  tiktok,
  trakt,
  tumblr,
  twitch,
  vercel,
  vimeo,
  vk,
  wechat,
  wecom,
  weibo,
  withings,
  wordpress,
  workos,
  x,
  xero,
  yahoo,
  yandex,
  zitadel,
  zoho,
  zoom,
} as const;
