import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import { urlOf } from '../../../api/urls';
import { hashed, normalForm, valuesOf, type Identifier } from '../../../things/identifiers';
import { summed } from './contents';
import { eventName } from './eventNames';
import { secondsOf } from '../../../reports/days';
import { aboutParts, eventSourceUrl, identifiers, otherParts, personFields, type Part } from './parts';

/** Seconds after which Pinterest is said to count an event of a website or an app as one that took place offline. */
const LATE = 3600;

/** Seconds after which Pinterest is said to take an event no more; it was seen to take older ones. */
const OLD = 7 * 86_400;

export interface Built {
	/** As Pinterest wants it. */
	event: IDataObject;
	/** What the user should know although it is no reason not to send, as sentences without personal data. */
	hints: string[];
	/** Why it cannot be sent, likewise. */
	problems: string[];
	/** The person has not consented, and such events are to be left out. */
	skipped: boolean;
}

/** By the collection that each reading of an item makes anew: one event is asked for several times, and hashing takes time. */
const built = new WeakMap<object, Built>();

/** The event that one item's parameters say. */
export function eventOf(values: IDataObject): Built {
	const { userData: key } = values;
	const known = isRecord(key) ? built.get(key) : undefined;
	if (known) return known;
	const made = build(values);
	if (isRecord(key)) built.set(key, made);
	return made;
}

function build(values: IDataObject): Built {
	const { consent, withoutConsent, userData, customData, additionalFields, actionSource, eventTime } = values;
	const { name, listed } = eventName(values.eventName);
	const { user, hints } = person((userData ?? {}) as IDataObject);
	const event: IDataObject = {
		event_name: name,
		action_source: actionSource as string,
		event_time: eventTime ? secondsOf(eventTime) : Math.floor(Date.now() / 1000),
		event_id: String(values.eventId ?? '').trim(),
		user_data: user,
	};
	fill(event, [eventSourceUrl], values);
	fill(event, aboutParts, (customData ?? {}) as IDataObject);
	fill(event, otherParts, (additionalFields ?? {}) as IDataObject);
	const about = event.custom_data as IDataObject | undefined;
	if (about?.contents) event.custom_data = { ...summed(about.contents as IDataObject[]), ...about };
	if (!consent) event.opt_out = true;

	if (!listed) hints.push('Pinterest does not list this event name, so it may count as unknown.');
	hints.push(...ageHints(event));
	const skipped = !consent && withoutConsent === 'skip';
	return { event, hints, problems: skipped ? [] : namesNobody(user, hints), skipped };
}

/** The wrong form of a value is told by its field's own check, and what cannot be read is not put into the event. */
function fill(event: IDataObject, parts: Part[], values: IDataObject): void {
	for (const { field, to, as } of parts) {
		const value = values[field.name];
		if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
		if (field.check?.(value, values)) continue;
		for (const path of to) put(event, path.split('.'), (as ? as(value) : value) as IDataObject[string]);
	}
}

function put(target: IDataObject, [key, ...rest]: string[], value: IDataObject[string]): void {
	if (rest.length > 0) put((target[key] ??= {}) as IDataObject, rest, value);
	else target[key] = value;
}

function person(given: IDataObject): { user: IDataObject; hints: string[] } {
	const user: IDataObject = {};
	const hints: string[] = [];
	const country = valuesOf(given.country)
		.map((one) => normalForm('country', one))
		.find((code) => code?.length === 2);
	for (const { name, displayName } of personFields) {
		const value = given[name] as unknown;
		if (!(name in identifiers) || value === undefined) continue;
		const { hashes, leftOut } = hashed(name as Identifier, value, displayName, country);
		if (hashes.length > 0) user[identifiers[name as Identifier]] = hashes;
		if (leftOut) hints.push(leftOut);
	}
	const { clientIpAddress, clientUserAgent, clickId } = given;
	const address = ipAddress(clientIpAddress);
	if (address) user.client_ip_address = address;
	else if (String(clientIpAddress ?? '').trim())
		hints.push('"Client IP Address" was left out: it takes an IPv4 or IPv6 address.');
	if (clientUserAgent) user.client_user_agent = String(clientUserAgent);
	if (clickId) user.click_id = String(clickId).trim();
	return { user, hints };
}

/** Of the list that proxies make of it, the first is the browser's. */
function ipAddress(given: unknown): string | undefined {
	const [first] = String(given ?? '').split(',');
	const address = first.trim().replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
	const isFour = /^(\d{1,3}\.){3}\d{1,3}$/.test(address) && address.split('.').every((part) => Number(part) < 256);
	return isFour || (address.includes(':') && urlOf(`http://[${address}]/`)) ? address : undefined;
}

/** "It is required at least one of 1) em, 2) hashed_maids or 3) pair client_ip_address + client_user_agent." */
function namesNobody(user: IDataObject, hints: string[]): string[] {
	if (user.em || user.hashed_maids || (user.client_ip_address && user.client_user_agent)) return [];
	const needs =
		'Pinterest could not tell whose event this is: "User Data" needs "Email", "Mobile Advertising IDs", or both "Client IP Address" and "Client User Agent".';
	return [[needs, ...hints.filter((hint) => hint.includes(' was left out'))].join(' ')];
}

function ageHints({ event_time: time, action_source: source }: IDataObject): string[] {
	const age = Date.now() / 1000 - Number(time);
	if (age > OLD) return ['It happened more than 7 days ago, so Pinterest may not count it.'];
	if (age > LATE && source !== 'offline')
		return ['It happened more than an hour ago, so Pinterest may count it as offline.'];
	return [];
}
