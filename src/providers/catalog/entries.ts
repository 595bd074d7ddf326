import { discord } from './discord.js';
import { gitlab } from './gitlab.js';
import { kakao } from './kakao.js';
import { keycloak } from './keycloak.js';
import { line } from './line.js';
import { notion } from './notion.js';
import { slack } from './slack.js';
import { tiktok } from './tiktok.js';
import { vk } from './vk.js';
import { wechat } from './wechat.js';

/** Every provider that is known as data, by its id. Reading this table does nothing: only configured ones become providers. */
export const entries = {
  discord,
  gitlab,
  kakao,
  keycloak,
  line,
  notion,
  slack,
  tiktok,
  vk,
  wechat,
} as const;
