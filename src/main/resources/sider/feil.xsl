<?xml version="1.0" encoding="UTF-8"?>
<!-- What somebody sees in a browser instead of a problem. It quotes nothing of what was asked. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="kode" select="if ($s?status = (401, 403, 404)) then string($s?status) else 'annet'" as="xs:string"/>
  <!-- A page that can be had with a token asks for one, and shows in its place what then comes. -->
  <xsl:variable name="spor" select="$s?token and $kode = ('401', '403')" as="xs:boolean"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('feil.' || $kode)"/>
        <xsl:with-param name="stiler" select="if ($spor) then ('/side/forlop.css', '/side/kvittering.css') else ()"/>
        <xsl:with-param name="skript" select="if ($spor) then '/side/innlogging.js' else ()"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <p class="dus">{f:o('feil.status', $s?status)}</p>
          <h1>{f:o('feil.' || $kode)}</h1>
          <p>{f:o('feil.' || $kode || '-om')}</p>
          <xsl:if test="$kode = 'annet'"><p class="kort" lang="nb"><strong>{$s?tittel}.</strong>{' '}{$s?detalj}</p></xsl:if>
          <xsl:if test="$spor">
            <form id="innlogging" class="kort" data-feil="{f:o('token.feil')}" data-henter="{f:o('token.henter')}">
              <p><label for="token">{f:o('token.felt')}</label></p>
              <p class="tokenfelt"><input type="password" id="token" autocomplete="off" spellcheck="false" aria-describedby="token-om"/>{' '}<button type="submit" class="hoved">{f:o('token.vis')}</button></p>
              <p id="token-om" class="dus liten">{f:o('token.om')}</p>
              <p id="token-svar" role="status"/>
            </form>
          </xsl:if>
          <p>{f:o('feil.videre')}{' '}<a href="{f:til('/')}">{f:o('feil.forsiden')}</a>, <a href="{f:til('/regler')}">{f:o('feil.reglene')}</a>.</p>
        </main>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
