<?xml version="1.0" encoding="UTF-8"?>
<!-- The course. What is wrong in a message is told by the rules; what the service says of it is fetched by the script when somebody answers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('lar.tittel')"/>
        <xsl:with-param name="stiler" select="'/side/forlop.css', '/side/lar.css'"/>
        <xsl:with-param name="skript" select="'/side/lar.js'"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" class="lar" tabindex="-1">
          <xsl:for-each select="'arbeider', 'riktig', 'galt', 'velg', 'sviktet', 'sum', 'plass', 'i-orden', 'ikke-i-orden'"><xsl:attribute name="data-{.}">{f:o('lar.' || .)}</xsl:attribute></xsl:for-each>
          <h1>{f:o('lar.tittel')}</h1>
          <p>{f:o('lar.om')}</p>
          <noscript><p class="advarsel">{f:o('lar.uten-skript')}</p></noscript>
          <xsl:call-template name="tokenfelt"/>
          <h2>{f:o('lar.del1')}</h2>
          <xsl:for-each select="'GODTATT', 'GODTATT_MED_AVVIK', 'AVVIST', 'IKKE_VURDERT'">
            <div class="kort {.}"><p><span class="vekt">{f:o('prov.' || .)}</span></p><p>{f:o('lar.' || .)}</p></div>
          </xsl:for-each>
          <h3>{f:o('lar.ikke')}</h3>
          <ul><xsl:for-each select="1 to 3"><li>{f:o('lar.ikke' || .)}</li></xsl:for-each></ul>
          <h2>{f:o('lar.del2')}</h2>
          <p>{f:o('lar.del2-om')}</p>
          <xsl:for-each select="$s?oppgaver?*"><xsl:call-template name="oppgave"><xsl:with-param name="nr" select="position()"/></xsl:call-template></xsl:for-each>
          <p id="sum" role="status" class="sum"/>
          <h2 id="opphold">{f:o('lar.del3')}</h2>
          <p>{f:o('lar.del3-om')}</p>
          <form id="opphold-form">
            <ol class="brikker">
              <xsl:for-each select="$s?opphold?*">
                <li class="kort" data-fil="{?fil}" data-navn="{?navn}"><span>{?navn}</span>{' '}
                  <span class="flytt med-skript"><button type="button" data-vei="-1" aria-label="{f:o('lar.opp', ?navn)}">↑</button>{' '}<button type="button" data-vei="1" aria-label="{f:o('lar.ned', ?navn)}">↓</button></span></li>
              </xsl:for-each>
            </ol>
            <p class="med-skript"><button type="submit" class="hoved">{f:o('lar.bedom-opphold')}</button></p>
            <p id="opphold-svar" role="status"/>
          </form>
          <div id="tegnet" class="opphold"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="oppgave">
    <xsl:param name="nr" as="xs:integer"/>
    <section class="kort oppgave" aria-labelledby="o{$nr}">
      <h3 id="o{$nr}">{f:o('lar.oppgave', $nr)}</h3>
      <p>{?situasjon}</p>
      <details>
        <summary>{f:o('lar.les')}</summary>
        <p class="dus liten">{f:o('lar.navnene')}</p>
        <dl class="melding" lang="nb"><xsl:for-each select="?melding?*"><dt>{?navn}</dt><dd>{?verdi}</dd></xsl:for-each></dl>
      </details>
      <form data-fil="{?fil}" data-regelsett="{?regelsett}" data-fasit="{?fasit?regel}">
        <fieldset>
          <legend>{f:o('lar.hva')}</legend>
          <xsl:for-each select="?svar?*">
            <label class="svar"><input type="radio" name="svar" value="{?regel}"/>{' '}<span>{?tekst}</span></label>
          </xsl:for-each>
        </fieldset>
        <p class="med-skript"><button type="submit" class="hoved">{f:o('lar.svar')}</button></p>
        <div class="dommen" role="status"/>
      </form>
      <details>
        <summary>{f:o('lar.fasit')}</summary>
        <p>{?fasit?tekst}</p>
        <p><a href="{f:til('/regler/' || encode-for-uri(?fasit?regel))}">{f:o('lar.regelen')}{' '}<span class="kode">{?fasit?regel}</span></a> · <a href="/?eksempel={?fil}{if ($sprak = 'nb') then '' else '&amp;sprak=' || $sprak}">{f:o('lar.prov')}</a></p>
      </details>
    </section>
  </xsl:template>
</xsl:stylesheet>
