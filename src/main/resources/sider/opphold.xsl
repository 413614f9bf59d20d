<?xml version="1.0" encoding="UTF-8"?>
<!-- The page where messages are handed in together, or a stored stay is opened; what comes of it is the page that forlop.xsl makes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>

  <xsl:function name="f:t" as="xs:string">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="string($s?oppholdsord('side.' || $n))"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:t('tittel')"/>
        <xsl:with-param name="stiler" select="'/side/forlop.css', '/side/opphold.css'"/>
        <xsl:with-param name="skript" select="'/side/opphold.js'"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" class="opphold" tabindex="-1">
          <h1>{f:t('tittel')}</h1>
          <p class="advarsel"><strong>{f:t('fiktivt')}</strong>{' '}{f:t('lagres-ikke')}</p>
          <xsl:call-template name="tokenfelt"/>
          <form id="skjema">
            <div class="slipp" id="slipp">
              <label for="filer">{f:t('filer')}</label>
              <p class="dus" id="filhjelp">{f:t('filhjelp')}</p>
              <xsl:call-template name="filknapp">
                <xsl:with-param name="id" select="'filer'"/>
                <xsl:with-param name="tar" select="'.xml,.zip'"/>
                <xsl:with-param name="om" select="'filhjelp'"/>
                <xsl:with-param name="flere" select="true()"/>
              </xsl:call-template>
            </div>
            <div class="felter">
              <div><label for="vurdert">{f:t('vurdert')}</label><input type="text" id="vurdert" autocomplete="off" spellcheck="false" aria-describedby="vurdert-form"/></div>
              <div><label for="forlop-id">{f:t('id')}</label><input type="text" id="forlop-id" autocomplete="off" spellcheck="false"/></div>
              <div><button type="submit" class="hoved">{f:t('vis')}</button></div>
            </div>
            <p class="dus liten" id="vurdert-form">{f:t('vurdert')}: {f:t('vurdertform')}</p>
          </form>
          <p id="melding" class="melding" role="status"></p>
          <div id="svar" tabindex="-1"></div>
        </main>
        <template id="ord">{$s?skriptord}</template>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
