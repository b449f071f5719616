import { hashed, normalForm, type Identifier } from '../../nodes/things/identifiers.ts';

type Row = [
	identifier: Identifier,
	given: unknown,
	country: string | undefined,
	normal: string | undefined,
	hash: string | undefined,
];

/**
 * What people, shops and sheets give, the form that Pinterest's words make of it (`ConversionEventsUserDataProperties` of the API
 * description, quoted), worked out by hand, and its SHA-256, worked out with `sha256sum`. Undefined: left out.
 */
const TABLE: Row[] = [
	// "lowercase version of user's email addresses"
	[
		'email',
		'ada@customers.example',
		undefined,
		'ada@customers.example',
		'c1802b06698efaba4d3a56a3a03bc18fa2156e17026905d903952541ab244cea',
	],
	[
		'email',
		'  Ada@Customers.Example ',
		undefined,
		'ada@customers.example',
		'c1802b06698efaba4d3a56a3a03bc18fa2156e17026905d903952541ab244cea',
	],
	[
		'email',
		'ADA.MARSH+shop@CUSTOMERS.EXAMPLE',
		undefined,
		'ada.marsh+shop@customers.example',
		'c51750df43307352ffb219219a5dd63bcfa044bf14483e07272b9c486ea6f875',
	],
	[
		'email',
		'ada @customers.example',
		undefined,
		'ada@customers.example',
		'c1802b06698efaba4d3a56a3a03bc18fa2156e17026905d903952541ab244cea',
	],
	[
		'email',
		'ada@customers.example\n',
		undefined,
		'ada@customers.example',
		'c1802b06698efaba4d3a56a3a03bc18fa2156e17026905d903952541ab244cea',
	],
	[
		'email',
		'Jürgen@Müller.example',
		undefined,
		'jürgen@müller.example',
		'5fcf03aa33b7dee3e7173e0ed1679d7c808995fcf44e2101416cfa7002184abf',
	],
	['email', 'not an address', undefined, undefined, undefined],
	['email', 'ada@marsh@customers.example', undefined, undefined, undefined],
	['email', 'b10a8db164e0754105b7a99be72e3fe5', undefined, undefined, undefined],
	// "only digits with country code, area code, and number. Remove any symbols, letters, spaces and leading zeros"
	[
		'phone',
		'+1 (555) 010-0199',
		undefined,
		'15550100199',
		'90be998a6e4b5bec4f18e14bc56a618ba6dd57100b89276067e3a77ff7140b4a',
	],
	[
		'phone',
		'1-555-010-0199',
		undefined,
		'15550100199',
		'90be998a6e4b5bec4f18e14bc56a618ba6dd57100b89276067e3a77ff7140b4a',
	],
	[
		'phone',
		'+49 30 1234567',
		undefined,
		'49301234567',
		'2f9fbc550b12cbc0e6242384cc472bd1e4f058a8b773f189f7acb86d202655ce',
	],
	[
		'phone',
		'0049 30 1234567',
		undefined,
		'49301234567',
		'2f9fbc550b12cbc0e6242384cc472bd1e4f058a8b773f189f7acb86d202655ce',
	],
	[
		'phone',
		'+49 (0)30 1234567',
		undefined,
		'49301234567',
		'2f9fbc550b12cbc0e6242384cc472bd1e4f058a8b773f189f7acb86d202655ce',
	],
	[
		'phone',
		'+44.20.7946.0018',
		undefined,
		'442079460018',
		'99a4599795d24445a5be21117f375c1bbe9e795daf7f62666686ce081e1f32dc',
	],
	[
		'phone',
		'tel:+33-1-23-45-67-89',
		undefined,
		'33123456789',
		'c473fbda80d42b39ba327f6a8b30fc64390255128a1b9d411179454bb58e5ec7',
	],
	[
		'phone',
		'+1 555 010 0199 ext. 12',
		undefined,
		'15550100199',
		'90be998a6e4b5bec4f18e14bc56a618ba6dd57100b89276067e3a77ff7140b4a',
	],
	['phone', '030 1234567', 'de', '49301234567', '2f9fbc550b12cbc0e6242384cc472bd1e4f058a8b773f189f7acb86d202655ce'],
	['phone', '020 7946 0018', 'gb', '442079460018', '99a4599795d24445a5be21117f375c1bbe9e795daf7f62666686ce081e1f32dc'],
	['phone', '01 23 45 67 89', 'fr', '33123456789', 'c473fbda80d42b39ba327f6a8b30fc64390255128a1b9d411179454bb58e5ec7'],
	['phone', '06 1234 5678', 'it', '390612345678', '472e1123cd4e2f66f1df06bd488dc6135dab8f80cbfcc4af144d042c005f0fb2'],
	['phone', '(555) 010-0199', 'us', '15550100199', '90be998a6e4b5bec4f18e14bc56a618ba6dd57100b89276067e3a77ff7140b4a'],
	['phone', '612 34 56 78', 'es', '34612345678', '11f976ff0fae9007051c1c0be7821b65f86e69e36f63542ae8c72dbf3b9cd9dc'],
	['phone', '20 12 34 56', 'dk', '4520123456', '809e578a04be0a60b067bca32ec60a7ad31536541196e2e600afa908b0fb8936'],
	[
		'phone',
		'011 49 30 1234567',
		'us',
		'49301234567',
		'2f9fbc550b12cbc0e6242384cc472bd1e4f058a8b773f189f7acb86d202655ce',
	],
	[
		'phone',
		'＋４９ ３０ １２３４５６７',
		undefined,
		'49301234567',
		'2f9fbc550b12cbc0e6242384cc472bd1e4f058a8b773f189f7acb86d202655ce',
	],
	['phone', 15550100199, undefined, '15550100199', '90be998a6e4b5bec4f18e14bc56a618ba6dd57100b89276067e3a77ff7140b4a'],
	['phone', '030 1234567', undefined, undefined, undefined],
	['phone', 'n/a', undefined, undefined, undefined],
	['phone', '+49 12', undefined, undefined, undefined],
	// "user's first name, in lowercase"
	['firstName', 'Ada', undefined, 'ada', 'fdee430d40bd57deeac186cd9790033d0f06f909a8806e7ce6e717ab7c7d5029'],
	['firstName', ' ADA ', undefined, 'ada', 'fdee430d40bd57deeac186cd9790033d0f06f909a8806e7ce6e717ab7c7d5029'],
	[
		'firstName',
		'Anna  Maria',
		undefined,
		'anna maria',
		'dfa29cee752c3d2bb1a935e9ea1a3d474b5634a9086fd5cc66be4178dffa865f',
	],
	['firstName', 'Jean-Luc', undefined, 'jean-luc', '541459444b713dcbea4a267a8135219e7b6aadf83437691eb4ad6d72dfaba804'],
	['firstName', 'ÉLODIE', undefined, 'élodie', '36bac2631d17463d569eaf1b869e7bf8d40e4636fd8b2b778ee93f504baf6691'],
	[
		'firstName',
		'E\u0301lodie',
		undefined,
		'élodie',
		'36bac2631d17463d569eaf1b869e7bf8d40e4636fd8b2b778ee93f504baf6691',
	],
	['firstName', 'Ωλένα', undefined, 'ωλένα', '0f3744c4b390873c5facd06a78f2ef9b97d5add2405e605df4fbd0ec6db59ea9'],
	['firstName', '陽子', undefined, '陽子', 'f2b3ba8f4b9c8ff64b54fc7d3f538b9ca01841b7063233aa3dd4249c10942a83'],
	// "user's last name, in lowercase"
	['lastName', 'Marsh', undefined, 'marsh', '428e626f22d0273bb2741c8747418eaff1828bcd397fe7d00f3ec30d4519d95d'],
	['lastName', "O'Neill", undefined, "o'neill", '4897794243f02aab17572801e8e9629de1efcf107bcc8671f97aeb3d565b3d68'],
	[
		'lastName',
		'van der Berg',
		undefined,
		'van der berg',
		'a6fe68a719fbd8e4466cb6992d9a64dd1f6837e26dfc5a024f1393f51d3737c0',
	],
	['lastName', 'GRÖßER', undefined, 'größer', '45fbf6a67b5efa7dbcc0c0ccf6bdd7ce207300314c009282515896ea4cd7a4e6'],
	// "Either "f" or "m" or "n" for non-binary gender"
	['gender', 'f', undefined, 'f', '252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111'],
	['gender', 'Female', undefined, 'f', '252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111'],
	['gender', 'weiblich', undefined, 'f', '252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111'],
	['gender', 'femme', undefined, 'f', '252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111'],
	['gender', 'Mujer', undefined, 'f', '252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111'],
	['gender', '女性', undefined, 'f', '252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111'],
	['gender', 'Mrs.', undefined, 'f', '252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111'],
	['gender', 'M', undefined, 'm', '62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'],
	['gender', 'male', undefined, 'm', '62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'],
	['gender', 'männlich', undefined, 'm', '62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'],
	['gender', 'Homme', undefined, 'm', '62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'],
	['gender', 'hombre', undefined, 'm', '62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'],
	['gender', 'uomo', undefined, 'm', '62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'],
	['gender', 'мужской', undefined, 'm', '62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'],
	['gender', 'n', undefined, 'n', '1b16b1df538ba12dc3f97edbb85caa7050d46c148134290feba80f8236c83db9'],
	['gender', 'Non-Binary', undefined, 'n', '1b16b1df538ba12dc3f97edbb85caa7050d46c148134290feba80f8236c83db9'],
	['gender', 'non binary', undefined, 'n', '1b16b1df538ba12dc3f97edbb85caa7050d46c148134290feba80f8236c83db9'],
	['gender', 'divers', undefined, 'n', '1b16b1df538ba12dc3f97edbb85caa7050d46c148134290feba80f8236c83db9'],
	['gender', 'X', undefined, 'n', '1b16b1df538ba12dc3f97edbb85caa7050d46c148134290feba80f8236c83db9'],
	['gender', 'unknown', undefined, undefined, undefined],
	// "given as year, month, and day"
	[
		'dateOfBirth',
		'1990-07-04',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'19900704',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	['dateOfBirth', 19900704, undefined, '19900704', 'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004'],
	[
		'dateOfBirth',
		'1990/7/4',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'1990-07-04T23:30:00.000Z',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'04.07.1990',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'4. 7. 1990',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'31/12/1990',
		undefined,
		'19901231',
		'e34847671d257b92802553ecff8091c5e218044431fd84ce1ce573e530710c83',
	],
	[
		'dateOfBirth',
		'12/31/1990',
		undefined,
		'19901231',
		'e34847671d257b92802553ecff8091c5e218044431fd84ce1ce573e530710c83',
	],
	[
		'dateOfBirth',
		'07/07/1990',
		undefined,
		'19900707',
		'14f1170b87074baf5e5e48ed5b601a0bff396ebbfd930bff313570e259964596',
	],
	['dateOfBirth', '07/04/1990', 'us', '19900704', 'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004'],
	['dateOfBirth', '07/04/1990', 'gb', '19900407', 'ff60a4909c117630a910cfcbafc5f1569a48e104fc8fdcc19c8709a051568276'],
	[
		'dateOfBirth',
		'4 July 1990',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'July 4th, 1990',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'4. Juli 1990',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'4 de julio de 1990',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'4 juillet 1990',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	[
		'dateOfBirth',
		'1990年7月4日',
		undefined,
		'19900704',
		'ab76a422ac8223f4dc26821ade87ad3942389a82d4440b4c500a4f36795b1004',
	],
	['dateOfBirth', '07/04/1990', undefined, undefined, undefined],
	['dateOfBirth', '1990-02-30', undefined, undefined, undefined],
	['dateOfBirth', '04.07.90', undefined, undefined, undefined],
	['dateOfBirth', '2990-01-01', undefined, undefined, undefined],
	// "in lowercase, and without spaces or punctuation"
	[
		'city',
		'San Francisco',
		undefined,
		'sanfrancisco',
		'1a6bd4d9d79dc0a79b53795c70d3349fa9e38968a3fbefbfe8783efb1d2b6aac',
	],
	['city', "ST. JOHN'S", undefined, 'stjohns', '2019e98e51ffecdc3bfa8879524f5c7b8553b94a8bbb0d5fad3649f627dc0dba'],
	[
		'city',
		'Winston-Salem',
		undefined,
		'winstonsalem',
		'9e54909cf7a66751ffbdfb4f79635e6d36de413d76f86c5ef42cb8b697662751',
	],
	['city', 'São Paulo', undefined, 'sãopaulo', '3eda1428ae1aece064071f8d40f08fe2bc59ffa66c171a163caf15122ec4d7f0'],
	['city', 'München', undefined, 'münchen', 'f75c175f552c8b2bf46ef4b282ee782c81cf8687f66a8fe8278cc56fa727503e'],
	['city', '東京', undefined, '東京', '130016b2599bf7e5978cae78e528c67f29aa47eaa2490ffedd729df334a2790c'],
	['city', ' - ', undefined, undefined, undefined],
	// "given as a two-letter code in lowercase"
	['state', 'CA', undefined, 'ca', '6959097001d10501ac7d54c0bdb8db61420f658f2922cc26e46d536119a31126'],
	['state', 'California', undefined, 'ca', '6959097001d10501ac7d54c0bdb8db61420f658f2922cc26e46d536119a31126'],
	['state', 'US-CA', undefined, 'ca', '6959097001d10501ac7d54c0bdb8db61420f658f2922cc26e46d536119a31126'],
	['state', 'new york', 'us', 'ny', '1b06e2003f8420d6fa42badd8f77ec0f706b976b7a48b13c567dc5a559681683'],
	['state', 'Québec', 'ca', 'qc', '997164d13810adf6cab52541447d083c4472e5ca6052cc6ddd9501318ac5730c'],
	['state', 'Bayern', 'de', 'by', 'a7e2d26e8d15814dd9c6a1bdc90585c8d0a3170dfffeb21fc42986683113041b'],
	['state', 'Baden-Württemberg', 'de', 'bw', 'ab02eedd0712a148636d87b46a0c4c741ad4634745d829717b84433d7c4940c2'],
	['state', 'São Paulo', 'br', 'sp', 'be18b85f77fc024db379acf19e8a1ce62307ab7bb1bca395389ecfc2dafaf741'],
	['state', 'Zürich', 'ch', 'zh', '60cae1d01739facc4543771db2e8fbc4d1ebe5fc66284a5b8b4bd1ed585f452e'],
	['state', 'NSW', 'au', undefined, undefined],
	['state', 'Atlantis', undefined, undefined, undefined],
	// "user's zipcode, only digits"
	['zip', '94107', undefined, '94107', 'c884a209ebe08750a7d13db63bd02233b375bd79786cbe329ab11586cc35dead'],
	['zip', '94107-1234', undefined, '941071234', 'c711389868997b7f3f747e95fbce358e2ac994a8b4e838142a4e968c2cfc8b22'],
	['zip', '02139', undefined, '02139', '37ee873de5c1aa94b4bd802ad204de983c221f35fc2c0c28259232eb329f36bf'],
	['zip', 2139, 'us', '02139', '37ee873de5c1aa94b4bd802ad204de983c221f35fc2c0c28259232eb329f36bf'],
	['zip', 'D-79098', undefined, '79098', '4b8883963ce0950508477bdd1007883e22ba813ba58de5fc40c71fb1029b375c'],
	['zip', '100-0001', 'jp', '1000001', '443372db1ff98d9737596b4f83a8381ab6aab60e44e29854b48be88c74cdf1f0'],
	['zip', '1234 AB', 'nl', '1234', '03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4'],
	['zip', 'SW1A 1AA', 'gb', '11', '4fc82b26aecb47d2868c4efbe3581732a3e7cbcc6c2efb32062c08170a05eeb8'],
	['zip', 'K1A 0B1', 'ca', '101', '16dc368a89b428b2485484313ba67a3912ca03f2b2b42429174a4f8b3dc84e44'],
	['zip', 'none', undefined, undefined, undefined],
	// "two-character ISO-3166 country code …, in lowercase"
	['country', 'DE', undefined, 'de', '959a45d44e6fcf58361ed004681556fe50129f2109e817dec098c00c9e5d2578'],
	['country', ' us ', undefined, 'us', '79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621'],
	['country', 'USA', undefined, 'us', '79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621'],
	['country', 'United States', undefined, 'us', '79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621'],
	['country', 'UK', undefined, 'gb', '0b407281768f0e833afef47ed464b6571d01ca4d53c12ce5c51d1462f4ad6677'],
	['country', 'Great Britain', undefined, 'gb', '0b407281768f0e833afef47ed464b6571d01ca4d53c12ce5c51d1462f4ad6677'],
	['country', 'Germany', undefined, 'de', '959a45d44e6fcf58361ed004681556fe50129f2109e817dec098c00c9e5d2578'],
	['country', 'Deutschland', undefined, 'de', '959a45d44e6fcf58361ed004681556fe50129f2109e817dec098c00c9e5d2578'],
	['country', 'Allemagne', undefined, 'de', '959a45d44e6fcf58361ed004681556fe50129f2109e817dec098c00c9e5d2578'],
	['country', 'Alemania', undefined, 'de', '959a45d44e6fcf58361ed004681556fe50129f2109e817dec098c00c9e5d2578'],
	['country', 'DEU', undefined, 'de', '959a45d44e6fcf58361ed004681556fe50129f2109e817dec098c00c9e5d2578'],
	['country', 'Österreich', undefined, 'at', 'b1d6b91b67c2afa5e322988d9462638d354ddf8a1ef79dba987f815c22b4baee'],
	['country', 'España', undefined, 'es', 'c0bc1e08f9743b2d50d5f1607503bf4e849af0e729fca896515bea955d70a33e'],
	['country', '日本', undefined, 'jp', '9732c83e3e03fffde2ee65a9d826df8c4dd623c27fb92b952fe62a02f0726f87'],
	['country', 'The Netherlands', undefined, 'nl', '1843653496800edfd0d30326c82f53b0338ed408468cca4a2f1b52f2f6395fc9'],
	['country', 'Türkiye', undefined, 'tr', '7817bb812e82168bd48fe1ea6783078d42be37e8db9bdaafdac5c45804aca64f'],
	['country', 'Côte d’Ivoire', undefined, 'ci', '1b158839f8aa339e89bb50b1603e90ec68e0fd5565fe10a7cb32729fddf7070a'],
	['country', 'XX', undefined, undefined, undefined],
	['country', 'Atlantis', undefined, undefined, undefined],
	['country', 'EU', undefined, undefined, undefined],
	// "the unique id from the advertiser that identifies a user in their space"
	[
		'externalId',
		'customer-1042',
		undefined,
		'customer-1042',
		'e0be44cdb7ca0e04da874ea176a8ae91ea3e83969413621c30c92753c133c0bf',
	],
	[
		'externalId',
		' Customer-1042 ',
		undefined,
		'Customer-1042',
		'01e4a6f08875c92a0f697d4384e56655791ee8f3d28cc41460eed16cd236b670',
	],
	['externalId', 1042, undefined, '1042', '216da54b5931a6d37cca8e29953361fe02c680bbd8b482343f508e32e8e9cc3b'],
	['externalId', 2 ** 53 + 2, undefined, undefined, undefined],
	// "Google Advertising IDs" (GAIDs) or "Apple's Identifier for Advertisers" (IDFAs), in lower case with hyphens
	[
		'hashedMaids',
		'cdda802e-fb9c-47ad-9866-0794d394c912',
		undefined,
		'cdda802e-fb9c-47ad-9866-0794d394c912',
		'f23b554b2a8fb732a8b973733832e70f018da7bc294dfea289735a07d5dd2c9f',
	],
	[
		'hashedMaids',
		'CDDA802E-FB9C-47AD-9866-0794D394C912',
		undefined,
		'cdda802e-fb9c-47ad-9866-0794d394c912',
		'f23b554b2a8fb732a8b973733832e70f018da7bc294dfea289735a07d5dd2c9f',
	],
	[
		'hashedMaids',
		'{cdda802efb9c47ad98660794d394c912}',
		undefined,
		'cdda802e-fb9c-47ad-9866-0794d394c912',
		'f23b554b2a8fb732a8b973733832e70f018da7bc294dfea289735a07d5dd2c9f',
	],
	['hashedMaids', '00000000-0000-0000-0000-000000000000', undefined, undefined, undefined],
	['hashedMaids', 'cdda802e', undefined, undefined, undefined],
];

test.each(TABLE)('%s: %j of %s becomes %j', (identifier, given, country, normal, hash) => {
	expect(normalForm(identifier, given, country)).toBe(normal);
	const { hashes, leftOut } = hashed(identifier, given, 'The Field', country);
	expect(hashes).toEqual(hash === undefined ? [] : [hash]);
	expect(leftOut === undefined).toBe(hash !== undefined);
	expect(leftOut ?? '"The Field" was left out: it takes ').toContain('"The Field" was left out: it takes ');
});

test('the table is long enough to be believed', () => {
	expect(TABLE.length).toBeGreaterThanOrEqual(80);
	expect(new Set(TABLE.map(([identifier]) => identifier)).size).toBe(12);
});

const HASH = 'c1802b06698efaba4d3a56a3a03bc18fa2156e17026905d903952541ab244cea';

test('64 hexadecimal digits are passed on, for every identifier', () => {
	for (const identifier of new Set(TABLE.map(([name]) => name))) {
		expect(hashed(identifier, HASH, 'Field').hashes).toEqual([HASH]);
		expect(hashed(identifier, ` ${HASH.toUpperCase()}`, 'Field').hashes).toEqual([HASH]);
	}
});

test('several values: a list, JSON, or a text with commas; equal ones once; what is wrong is counted and not told', () => {
	const one = hashed('email', 'ada@customers.example', 'Email').hashes[0];
	const two = hashed('email', 'grace@customers.example', 'Email').hashes[0];
	const both = [one, two];
	expect(hashed('email', ['ada@customers.example', 'grace@customers.example'], 'Email').hashes).toEqual(both);
	expect(hashed('email', 'ada@customers.example, grace@customers.example', 'Email').hashes).toEqual(both);
	expect(hashed('email', '["ada@customers.example", "grace@customers.example"]', 'Email').hashes).toEqual(both);
	expect(hashed('email', ['Ada@customers.example', 'ada@customers.example', null, ''], 'Email').hashes).toEqual([one]);
	const { hashes, leftOut } = hashed('email', 'ada@customers.example, secret value', 'Email');
	expect(hashes).toEqual([one]);
	expect(leftOut).toBe('"Email" was left out for 1 of 2 values: it takes an e-mail address.');
});

test('a date of n8n counts as its own day, a Date as its day in UTC', () => {
	const luxon = { toISODate: () => '1990-07-04', valueOf: () => Date.parse('1990-07-03T22:00:00Z') };
	expect(normalForm('dateOfBirth', luxon)).toBe('19900704');
	expect(normalForm('dateOfBirth', new Date('1990-07-04T12:00:00Z'))).toBe('19900704');
	expect(normalForm('dateOfBirth', new Date(Number.NaN))).toBeUndefined();
});
