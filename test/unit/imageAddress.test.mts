import { fetchedFrom, imageAddress } from '../../nodes/things/imageAddress';

describe('share links lead to the file behind them, which n8n fetches', () => {
	test.each([
		[
			'https://drive.google.com/file/d/1a2B3c4D5e6F7g8H9/view?usp=sharing',
			'https://drive.google.com/uc?export=download&id=1a2B3c4D5e6F7g8H9',
		],
		[
			'https://drive.google.com/open?usp=drive_copy&id=1a2B3c4D5e6F7g8H9',
			'https://drive.google.com/uc?export=download&id=1a2B3c4D5e6F7g8H9',
		],
		[
			'https://www.dropbox.com/scl/fi/1a2b3c/soup.jpg?rlkey=4d5e&dl=0',
			'https://www.dropbox.com/scl/fi/1a2b3c/soup.jpg?rlkey=4d5e&raw=1',
		],
		['https://www.dropbox.com/s/1a2b3c/soup.jpg', 'https://www.dropbox.com/s/1a2b3c/soup.jpg?raw=1'],
	])('%s', (address, file) => {
		expect([imageAddress(address, {}), fetchedFrom(address, {})]).toEqual([undefined, file]);
	});

	test('of all other addresses only those that the item wants', () => {
		const address = 'https://pictures.example/soup.jpg';
		expect(fetchedFrom(address, {})).toBeUndefined();
		expect(fetchedFrom(address, { additionalFields: { fetchedBy: 'n8n' } })).toBe(address);
	});
});
