<?xml version="1.0" encoding="UTF-8"?>
<!-- The page where messages are handed in together, or a stored stay is opened; what comes of it is the page that forlop.xsl makes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>
  <xsl:param name="json" as="xs:string"/>
  <xsl:variable name="s" select="parse-json($json)" as="map(*)"/>

  <xsl:function name="f:t" as="xs:string">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="string($s?ord('side.' || $n))"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <html lang="{$s?sprak}">
      <head>
        <title>{f:t('tittel')} – Meldingsvakt</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="stylesheet" href="/side/forlop.css"/>
        <link rel="stylesheet" href="/side/opphold.css"/>
        <script type="module" src="/side/opphold.js"></script>
      </head>
      <body>
        <nav class="oppholdsnav" aria-label="Meldingsvakt">
          <a href="/">Meldingsvakt</a><a href="/opphold?sprak={$s?sprak}" aria-current="page">{f:t('tittel')}</a><a href="/regler">{f:t('regler')}</a>
          <span class="sprakvalg"><a href="/opphold?sprak=nb" lang="nb">Bokmål</a><a href="/opphold?sprak=nn" lang="nn">Nynorsk</a><a href="/opphold?sprak=en" lang="en">English</a></span>
        </nav>
        <main class="opphold">
          <h1>{f:t('tittel')}</h1>
          <p class="kort ADVARSEL"><strong>{f:t('fiktivt')}</strong>{' '}{f:t('lagres-ikke')}</p>
          <form id="skjema">
            <div class="slipp" id="slipp">
              <label for="filer">{f:t('filer')}</label>
              <p class="dus" id="filhjelp">{f:t('filhjelp')}</p>
              <input type="file" id="filer" multiple="multiple" accept=".xml,.zip" aria-describedby="filhjelp"/>
              <p id="valgte" class="dus"></p>
            </div>
            <div class="felter">
              <div><label for="vurdert">{f:t('vurdert')}</label><input type="datetime-local" id="vurdert" step="1"/></div>
              <div><label for="forlop-id">{f:t('id')}</label><input type="text" id="forlop-id" autocomplete="off" spellcheck="false"/></div>
              <div><button type="submit">{f:t('vis')}</button></div>
            </div>
          </form>
          <p id="melding" class="melding" role="status"></p>
          <div id="svar" tabindex="-1"></div>
        </main>
        <template id="ord">{$s?skriptord}</template>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
