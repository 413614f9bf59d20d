<?xml version="1.0" encoding="UTF-8"?>
<!-- Try a message. What is judged is put in by the script, as text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side"
                exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('prov.tittel')"/>
        <xsl:with-param name="stiler" select="'/side/prov.css'"/>
        <xsl:with-param name="skript" select="'/side/prov.js'"/>
      </xsl:call-template>
      <body>
        <script type="application/json" id="ord"><xsl:value-of select="$s?skriptord" disable-output-escaping="yes"/></script>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" class="prov" tabindex="-1">
          <div class="innledning">
            <h1>{f:o('prov.tittel')}</h1>
            <p class="dus">{f:o('prov.om')}</p>
          </div>
          <p class="advarsel"><strong>{f:o('prov.advarsel-tittel')}.</strong>{' ' || f:o('prov.advarsel')}</p>
          <noscript><p class="advarsel">{f:o('prov.uten-skript')}</p></noscript>
          <xsl:call-template name="tokenfelt"/>
          <form id="valg" class="valg">
            <p class="felt bred">
              <label for="eksempel">{f:o('prov.eksempel')}</label>
              <select id="eksempel">
                <option value="">{f:o('prov.velg-eksempel')}</option>
                <optgroup label="{f:o('prov.situasjoner')}">
                  <xsl:for-each select="$s?situasjoner?*"><xsl:call-template name="eksempel"/></xsl:for-each>
                </optgroup>
                <xsl:for-each select="$s?eksempler?*">
                  <optgroup label="{?navn}" lang="nb">
                    <xsl:for-each select="?valg?*"><xsl:call-template name="eksempel"/></xsl:for-each>
                  </optgroup>
                </xsl:for-each>
              </select>
            </p>
            <p class="felt bred">
              <label for="regelsett">{f:o('prov.regelsett')}</label>
              <select id="regelsett"><option value="">{f:o('prov.regelsett-auto')}</option></select>
            </p>
            <p class="felt slipp" id="slipp">
              <span>{f:o('prov.slipp')}</span>
              <label class="knapp" for="fil">{f:o('prov.velg-fil')}</label>
              <input type="file" id="fil" class="skjult" accept=".xml,application/xml,text/xml"/>
            </p>
          </form>
          <div class="to-deler">
            <section aria-labelledby="h-melding" class="del">
              <div class="delhode">
                <h2 id="h-melding">{f:o('prov.meldingen')}</h2>
                <span id="filnavn" class="dus liten"/>
                <span class="knapper">
                  <button type="button" id="lagre" class="stille">{f:o('prov.lagre')}</button>
                  <button type="button" id="tom" class="stille">{f:o('prov.tom')}</button>
                  <button type="button" id="bedom" class="hoved" title="{f:o('prov.bedom-tast')}" aria-keyshortcuts="Control+Enter">{f:o('prov.bedom')}</button>
                </span>
              </div>
              <p id="stor" class="dus liten" hidden="hidden"/>
              <div id="melding" class="redigering"/>
              <p id="hjelp" class="dus liten">{f:o('prov.redigering-hjelp')}</p>
            </section>
            <section aria-labelledby="h-svar" class="del">
              <h2 id="h-svar" class="skjult">{f:o('prov.svaret')}</h2>
              <div id="dom" class="dom" role="status"><p class="dus">{f:o('prov.venter')}</p></div>
              <div id="svar" hidden="hidden">
                <div role="tablist" aria-labelledby="h-svar" class="faner">
                  <button type="button" role="tab" id="fane-funn" aria-controls="panel-funn" aria-selected="true">{f:o('prov.funn')}<span id="antall" class="tall"/></button>
                  <button type="button" role="tab" id="fane-apprec" aria-controls="panel-apprec" aria-selected="false" tabindex="-1">{f:o('prov.apprec')}</button>
                  <button type="button" role="tab" id="fane-curl" aria-controls="panel-curl" aria-selected="false" tabindex="-1">{f:o('prov.curl')}</button>
                </div>
                <div role="tabpanel" id="panel-funn" aria-labelledby="fane-funn">
                  <form id="filter" class="filter">
                    <fieldset><legend>{f:o('prov.filter')}</legend><span id="nivaer"/></fieldset>
                    <p class="felt"><label for="pakke">{f:o('prov.pakke')}</label><select id="pakke"/></p>
                  </form>
                  <p id="vist" class="dus liten" role="status"/>
                  <ol id="funn" class="funn"/>
                </div>
                <div role="tabpanel" id="panel-apprec" aria-labelledby="fane-apprec" hidden="hidden">
                  <div id="apprec-kort"/>
                  <div id="apprec" class="redigering lav"/>
                </div>
                <div role="tabpanel" id="panel-curl" aria-labelledby="fane-curl" hidden="hidden">
                  <p class="dus liten">{f:o('prov.curl-om')}</p>
                  <pre id="curl" tabindex="0" aria-label="curl"/>
                  <p><button type="button" id="kopier" class="hoved">{f:o('prov.kopier')}</button>{' '}<span id="kopiert" role="status"/></p>
                  <p class="dus liten">{f:o('prov.curl-apprec')}</p>
                  <pre id="curl-apprec" tabindex="0" aria-label="curl AppRec"/>
                </div>
              </div>
            </section>
          </div>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="eksempel">
    <option value="{?fil}" data-regelsett="{?regelsett}">
      <xsl:if test="?forlop"><xsl:attribute name="data-forlop">ja</xsl:attribute></xsl:if>
      <xsl:text>{?tittel}</xsl:text>
    </option>
  </xsl:template>
</xsl:stylesheet>
