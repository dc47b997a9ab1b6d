/**
 * Domains at which anybody can open a mailbox. Such a domain says nothing about whose person it is, so it never matches by
 * domain. The list holds the large public providers of Europe, the Americas and Asia, their country variants where these are in
 * wide use, access providers whose customers write from the provider's domain, and relay domains that hide the real address.
 * Basis: practitioner. It is not complete; a host adds its own under `freeMail`. Leaving one out harms only who lists it as a
 * client's domain.
 */
export const freeMailDomains: readonly string[] = [
  // Google, Microsoft, Yahoo, Apple
  'gmail.com', 'googlemail.com',
  'outlook.com', 'outlook.de', 'outlook.fr', 'outlook.it', 'outlook.es', 'outlook.jp', 'hotmail.com', 'hotmail.co.uk',
  'hotmail.de',
  'hotmail.fr', 'hotmail.it', 'hotmail.es', 'live.com', 'live.co.uk', 'live.de', 'live.fr', 'live.it', 'live.nl', 'msn.com',
  'passport.com',
  'yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.it', 'yahoo.es', 'yahoo.ca', 'yahoo.com.br', 'yahoo.com.mx',
  'yahoo.com.ar',
  'yahoo.com.au', 'yahoo.co.in', 'yahoo.in', 'yahoo.co.jp', 'yahoo.co.id', 'ymail.com', 'rocketmail.com', 'aol.com', 'aim.com',
  'icloud.com', 'me.com', 'mac.com', 'privaterelay.appleid.com',
  // Private and paid mailboxes under a shared domain
  'proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me', 'tutanota.com', 'tutanota.de', 'tuta.io', 'tuta.com', 'hey.com',
  'fastmail.com',
  'fastmail.fm', 'zoho.com', 'zohomail.com', 'zohomail.eu', 'mail.com', 'email.com', 'gmx.com', 'gmx.us', 'hushmail.com',
  'mailbox.org', 'posteo.de', 'duck.com',
  'relay.firefox.com', 'mozmail.com', 'simplelogin.com', 'inbox.com',
  // Germany, Austria, Switzerland
  'gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'web.de', 't-online.de', 'freenet.de', 'arcor.de', 'bluewin.ch', 'aon.at',
  // France, Italy, Spain, Portugal, Benelux, Nordics, United Kingdom
  'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'laposte.net', 'libero.it', 'virgilio.it', 'tiscali.it', 'alice.it',
  'tin.it', 'pec.it',
  'telefonica.net', 'sapo.pt', 'skynet.be', 'telenet.be', 'ziggo.nl', 'kpnmail.nl', 'planet.nl', 'telia.com', 'online.no',
  'btinternet.com', 'sky.com', 'virginmedia.com', 'talktalk.net', 'ntlworld.com',
  // Central and Eastern Europe
  'seznam.cz', 'centrum.cz', 'wp.pl', 'o2.pl', 'onet.pl', 'interia.pl', 'azet.sk', 'freemail.hu', 'citromail.hu', 'abv.bg',
  'ukr.net',
  'mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'yandex.ru', 'yandex.com', 'ya.ru', 'rambler.ru',
  // The Americas
  'comcast.net', 'verizon.net', 'att.net', 'sbcglobal.net', 'bellsouth.net', 'cox.net', 'charter.net', 'earthlink.net',
  'rogers.com',
  'shaw.ca', 'sympatico.ca', 'uol.com.br', 'bol.com.br', 'terra.com.br', 'prodigy.net.mx',
  // Asia and the Pacific
  'qq.com', '163.com', '126.com', 'yeah.net', 'sina.com', 'sohu.com', 'foxmail.com', 'aliyun.com', 'naver.com', 'daum.net',
  'hanmail.net',
  'rediffmail.com', 'bigpond.com', 'optusnet.com.au', 'xtra.co.nz', 'docomo.ne.jp', 'ezweb.ne.jp', 'softbank.ne.jp',
]
