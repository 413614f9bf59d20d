// Starts Swagger UI on the page sider/swagger-ui.html.
const XML = ['application/xml', 'text/xml'];

// The document says what a message is, bytes. Swagger UI shows and sends an example as it is only when it takes the content for
// an object with an XML name; with a string it sends an error text, and of bytes it shows a file picker.
function visEksempler(dokument) {
  for (const punkt of Object.values(dokument.paths ?? {})) {
    const innhold = punkt.post?.requestBody?.content ?? {};
    for (const type of XML.filter(t => innhold[t]?.examples)) {
      innhold[type].schema = { type: 'object', xml: { name: 'MsgHead' } };
    }
  }
  return dokument;
}

const eksempler = () => ({
  statePlugins: {
    spec: { wrapActions: { updateJsonSpec: videre => dokument => videre(visEksempler(dokument)) } }
  }
});

window.onload = () => SwaggerUIBundle({
  url: '/q/openapi',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  tryItOutEnabled: true,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  plugins: [SwaggerUIBundle.plugins.DownloadUrl, eksempler],
  layout: 'StandaloneLayout'
});
