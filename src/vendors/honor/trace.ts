import type { TraceFacet } from '../../core/trace.ts';
import type { HonorAccount } from './account.ts';

/**
 * HONOR has no query for the state of a message.
 *
 * @see https://developer.honor.com/cn/docs/11002/guides/introduction
 */
export const traceFacet: TraceFacet<HonorAccount> = {
  offered: false,
  where: {
    en: 'The push report of the HONOR console (developer.honor.com); whether it can be searched by requestId is not confirmed.',
    zh: '荣耀开发者服务平台（developer.honor.com）的推送报表；能否按 requestId 查询未经证实。',
  },
  receipt: {
    en: 'Enter a receipt address in the console: `status` 40000002 is delivered (one source), 40000015 a click intent that the phone refused. The rest of the vendor’s table was not readable.',
    zh: '在平台配置回执地址：`status` 40000002 为已送达（仅有一处来源），40000015 为点击 intent 校验未通过；厂商的其余取值表我们未能读到。',
  },
  source: 'https://developer.honor.com/cn/docs/11002/guides/introduction',
  confidence: 'C',
};
