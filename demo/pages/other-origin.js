import { find, siteFacts } from '/site.js';

const { plainSite, signIn, site } = (await siteFacts()).otherOrigins;
find('#plain-site').href = plainSite;
find('#site').href = site;
find('#sign-in').href = `${signIn}/api/oauth/providers`;
