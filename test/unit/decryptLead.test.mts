import { createCipheriv, randomBytes } from 'node:crypto';
import { decryptLeads, formOf } from '../../nodes/PinterestLeadAdsTrigger/decryptLead.ts';

const key = randomBytes(32);
const padded = key.toString('base64');
const leads = [{ lead_id: '81', lead_form_id: '7', answers: [{ question_type: 'EMAIL', answer: 'a@b.example' }] }];

function seal(value: unknown = leads, nonceBytes = 12) {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	const plain = typeof value === 'string' ? value : JSON.stringify(value);
	const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
	return { nonce, ciphertext, tag: cipher.getAuthTag() };
}

const blob = ({ nonce, ciphertext, tag } = seal()) => Buffer.concat([nonce, ciphertext, tag]);
const base64 = (bytes: Buffer) => bytes.toString('base64');
const open = (body: string | Buffer, withKey = padded) => {
	const opened = decryptLeads(Buffer.from(body), withKey);
	return 'leads' in opened ? { leads: opened.leads.map(({ lead }) => lead) } : opened;
};
const json = (value: unknown) => JSON.stringify(value);

describe('a delivery opens', () => {
	const { nonce, ciphertext, tag } = seal();
	it.each<[string, string | Buffer]>([
		['base64 of nonce, ciphertext and tag', base64(blob())],
		['the same for URLs', blob().toString('base64url')],
		['the same in hexadecimal', blob().toString('hex')],
		['the same in lines', base64(blob()).replace(/(.{20})/g, '$1\n')],
		['the bytes themselves', blob()],
		['with the tag before the ciphertext', base64(Buffer.concat([nonce, tag, ciphertext]))],
		['a JSON text', json(base64(blob()))],
		['a list of JSON texts', json([base64(blob())])],
		['one field', json({ encrypted_lead_data: base64(blob()) })],
		['three fields', json({ ciphertext: base64(ciphertext), nonce: base64(nonce), tag: base64(tag) })],
		['other names', json({ encryptedData: base64(ciphertext), iv: base64(nonce), authTag: base64(tag) })],
		[
			'hexadecimal fields',
			json({ data: ciphertext.toString('hex'), iv: nonce.toString('hex'), tag: tag.toString('hex') }),
		],
		['a nonce of its own', json({ payload: base64(Buffer.concat([ciphertext, tag])), nonce: base64(nonce) })],
		[
			'an object in an object',
			json({ data: { ciphertext: base64(ciphertext), nonce: base64(nonce), tag: base64(tag) } }),
		],
		['one field of any name', json({ 'x-7': base64(blob()) })],
		['three fields of any names', json({ a: base64(tag), b: base64(ciphertext), c: base64(nonce) })],
		['the form of a web page', `body=${encodeURIComponent(base64(blob()))}`],
		['parts with points between them', [nonce, ciphertext, tag].map(base64).join('.')],
		['a list of its parts', json([nonce, ciphertext, tag].map(base64))],
		['JSON in a text', json({ message: json({ sealed: base64(blob()) }) })],
		['a list of bytes', json({ bytes: [...blob()] })],
		['bytes as Node writes them', json({ bytes: blob() })],
		['with a nonce of 16 bytes', base64(blob(seal(leads, 16)))],
	])('written as %s', (_, body) => {
		expect(open(body)).toEqual({ leads });
	});

	it('with a key without padding, as in the API description', () => {
		expect(open(base64(blob()), padded.replace(/=+$/, ''))).toEqual({ leads });
	});

	it('with fields beside the ciphertext, which yield to what was encrypted', () => {
		const body = [{ lead_id: 'changed', ad_id: '3', encrypted_lead_data: base64(blob(seal({ lead_id: '81' }))) }];
		expect(open(json(body))).toEqual({ leads: [{ lead_id: '81', ad_id: '3' }] });
	});

	it('and tells what was encrypted from what stood beside it', () => {
		const body = json({ lead_id: 'outside', sealed: base64(blob(seal({ answers: [] }))) });
		expect(decryptLeads(Buffer.from(body), padded)).toEqual({
			leads: [{ sealed: { answers: [] }, lead: { lead_id: 'outside', answers: [] } }],
		});
	});

	it('to one lead, a list, or an object around a list', () => {
		const two = [{ lead_id: '1' }, { lead_id: '2' }];
		expect(open(base64(blob(seal({ lead_id: '1' }))))).toEqual({ leads: [two[0]] });
		expect(open(base64(blob(seal(two))))).toEqual({ leads: two });
		expect(open(base64(blob(seal({ leads: two }))))).toEqual({ leads: two });
		expect(open(json([base64(blob(seal([two[0]]))), base64(blob(seal([two[1]])))]))).toEqual({ leads: two });
	});
});

describe('a delivery is refused', () => {
	it.each<[string, string]>([
		['leads that are not encrypted', json(leads)],
		['one lead that is not encrypted', json(leads[0])],
		['nothing', ''],
		['an empty list', '[]'],
		['a number', '7'],
		['text', 'hello there!'],
		['a form', 'lead_id=81&email=a%40b.example'],
		['too few bytes', base64(Buffer.alloc(28, 1))],
	])('as malformed: %s', (_, body) => {
		expect(open(body)).toEqual({ problem: 'malformed' });
	});

	it('with another key', () => {
		expect(open(base64(blob()), base64(randomBytes(32)))).toEqual({ problem: 'undecryptable' });
	});

	it.each([0, 12, 40, -1])('with one bit changed (byte %i)', (at) => {
		const bytes = blob();
		bytes[at < 0 ? bytes.length + at : at] ^= 1;
		expect(open(base64(bytes))).toEqual({ problem: 'undecryptable' });
	});

	it('as a whole when one entry of its list does not open', () => {
		expect(open(json([base64(blob()), base64(randomBytes(80))]))).toEqual({ problem: 'undecryptable' });
		expect(open(json([base64(blob()), leads[0]]))).toEqual({ problem: 'undecryptable' });
	});

	it('when what was encrypted is not a lead', () => {
		expect(open(base64(blob(seal('hello'))))).toEqual({ problem: 'unknownContent' });
		expect(open(base64(blob(seal([1, 2]))))).toEqual({ problem: 'unknownContent' });
	});

	it('however deep and wide it is', () => {
		expect(open(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toEqual({ problem: 'malformed' });
		const many = Array.from({ length: 2000 }, () => base64(randomBytes(12)));
		expect(open(json(many))).toHaveProperty('problem');
	});

	it.each(['', 'short', base64(randomBytes(16))])('when the key is no key: "%s"', (bad) => {
		expect(open(base64(blob()), bad)).toEqual({ problem: 'badKey' });
	});
});

describe('the form of a delivery', () => {
	const form = (value: unknown) => formOf(Buffer.from(typeof value === 'string' ? value : json(value)));

	it('names fields and sizes, and no values', () => {
		const { nonce, ciphertext, tag } = seal();
		const body = {
			id: '81',
			email: 'ada@customers.example',
			nonce: base64(nonce),
			c: base64(ciphertext),
			tag: base64(tag),
		};
		expect(form(body)).toEqual({ id: 'text', email: 'text', nonce: '12 bytes', c: 'bytes', tag: '16 bytes' });
		expect(form('hello')).toBe('text');
	});

	it('is the same for leads of any length and number', () => {
		expect(form([base64(blob(seal('a longer one')))])).toEqual(form([base64(blob()), base64(blob())]));
	});
});
