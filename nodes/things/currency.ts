/** ISO 4217: what `Currency` of the API description takes. Fields with this list are open, because Pinterest adds to it. */
export const currencies = [
	...['ARS', 'AUD', 'BRL', 'CAD', 'CHF', 'CLP', 'COP', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF', 'ILS', 'INR', 'JPY'],
	...['KRW', 'MXN', 'NOK', 'NZD', 'PLN', 'RON', 'SEK', 'SGD', 'TRY', 'USD'],
].map((value) => ({ name: value, value }));
