import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { isLoopbackHost } from '../protocol/loopback.js';

/**
 * Whether `NO_PROXY` lets a URL be reached directly. Its entries, separated by commas or spaces, are `*`, host names with their
 * subdomains (`example.com`, `.example.com`, `*.example.com`), addresses and subnets (`10.0.0.0/8`), each with or without a port.
 * This machine is always reached directly.
 */
export function isReachedDirectly(url: URL, noProxy: string): boolean {
  const target = { host: url.hostname.replace(/^\[|\]$|\.$/g, ''), port: url.port || defaultPort(url) };
  return isLoopbackHost(url.hostname) || noProxy.split(/[\s,]+/).some((entry) => matches(entry, target));
}

interface Target {
  readonly host: string;
  readonly port: string;
}

function matches(entry: string, { host, port }: Target): boolean {
  if (entry === '*') return true;
  const [, name = entry, onlyPort = port] =
    (isIP(entry) ? undefined : /^(.+?|\[.+\]):(\d+)$/.exec(entry)) ?? [];
  if (onlyPort !== port) return false;
  const plain = name.replace(/^\[|\]$/g, '');
  if (isIP(host)) return contains(plain, host);
  const domain = domainToASCII(plain.replace(/^\*?\./, '').replace(/\.$/, ''));
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function contains(network: string, address: string): boolean {
  const [start = '', bits = ''] = network.split('/');
  const [family, own] = [familyOf(start), familyOf(address)];
  if (family === undefined || family !== own) return false;
  const list = new BlockList();
  const most = family === 'ipv4' ? 32 : 128;
  if (bits === '') list.addAddress(start, family);
  else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most) list.addSubnet(start, Number(bits), family);
  return list.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  return ([undefined, 'ipv4', 'ipv6'] as const)[[0, 4, 6].indexOf(isIP(address))];
}

function defaultPort({ protocol }: URL): string {
  return protocol === 'https:' ? '443' : '80';
}
