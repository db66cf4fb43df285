//! Makes mails: the same ones in every run.

/// A mail.
pub struct Mail {
    /// As the CRM gives it.
    pub html: String,
    /// The words that somebody wrote in it.
    pub words: Vec<String>,
    state: u32,
}

impl Mail {
    /// The mail of a number.
    pub fn generate(number: u32) -> Self {
        let mut mail = Self {
            html: String::new(),
            words: Vec::new(),
            state: number.wrapping_mul(2_654_435_761) ^ 0x9E37_79B9,
        };
        match number % 5 {
            0 => mail.outlook(),
            1 => mail.gmail(3),
            2 => mail.apple(),
            3 => mail.typed(),
            _ => mail.broken(),
        }
        mail
    }

    /// A number below another: xorshift, as good as needed.
    fn below(&mut self, limit: u32) -> u32 {
        for (left, shift) in [(true, 13), (false, 17), (true, 5)] {
            self.state ^= if left { self.state << shift } else { self.state >> shift };
        }
        self.state % limit
    }

    /// Writes markup, with a new word in the place of each `…`.
    fn write(&mut self, markup: &str) {
        for (at, part) in markup.split('…').enumerate() {
            if at > 0 {
                let word = format!("w{}x", self.words.len());
                self.html += &word;
                self.words.push(word);
            }
            self.html += part;
        }
    }

    fn write_one_of(&mut self, parts: &[&str]) {
        let limit = u32::try_from(parts.len()).unwrap();
        let chosen = self.below(limit) as usize;
        self.write(parts[chosen]);
    }

    fn write_some_of(&mut self, parts: &[&str], most: u32) {
        for _ in 0..=self.below(most) {
            self.write_one_of(parts);
        }
    }

    fn outlook(&mut self) {
        self.write(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta name=Generator content=\"Microsoft Word 15\">\
             <!--[if gte mso 9]><xml><o:shapedefaults v:ext=\"edit\">LOST</o:shapedefaults></xml><![endif]-->\
             <style><!-- p.MsoNormal {margin:0cm; color:windowtext} @page WordSection1 {size:612.0pt 792.0pt} --></style></head>\
             <body lang=DE link=\"#0563C1\" style='word-wrap:break-word'><div class=WordSection1>",
        );
        self.write_some_of(
            &[
                "<p class=MsoNormal><span style='font-size:11.0pt;color:#1F497D'>… …<o:p></o:p></span></p>\r\n",
                "<p class=MsoNormal><o:p>&nbsp;</o:p></p>",
                "<p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span style='mso-list:Ignore'>&middot;\
                 <span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span><![endif]>…</p>",
                "<p>in <st1:place w:st=\"on\"><st1:City w:st=\"on\">…</st1:City></st1:place>, …</p>",
                "<p class=MsoNormal><a href=\"https://acme.example/?a=1&amp;b=2\"><span lang=EN-US>…</span></a></p>",
                "<!--[if mso]><p>LOST</p><![endif]--><!--[if !mso]><!--><p>…</p><!--<![endif]-->",
                "<p><!--[if gte vml 1]><v:shape id=\"a\"><v:imagedata src=\"LOST\"/></v:shape><![endif]--><![if !vml]>\
                 <img width=300 height=80 src=\"cid:image001.png@01D9\" alt=\"…\" v:shapes=\"a\"><![endif]></p>",
                "<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=201 \
                 valign=top><p class=MsoNormal>…<o:p></o:p></p></td><td nowrap><p>…</p></td></tr></table>",
                "<font size=2 color=navy face=Arial>…</font><br clear=all>",
                "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>Von:</b> … \
                 &lt;<a href=\"mailto:ann@example.com\">…</a>&gt; <br><b>An:</b> \"…\" <…@example.com><o:p></o:p></p></div>",
                "<a name=\"_MailOriginal…\"></a><H1>…</H1>",
            ],
            12,
        );
        // The names of places are no words.
        self.words
            .retain(|word| !self.html.contains(&format!("_MailOriginal{word}")));
        self.write("</div></body></html>");
    }

    fn gmail(&mut self, depth: u32) {
        self.write("<div dir=\"ltr\">");
        self.write_some_of(
            &[
                "…<div><br></div>",
                "<div>… &amp; … &ouml;&euro;&hellip;</div>",
                "<ul><li>…</li><li style=\"margin-left:15px\">…</li></ul>",
                "<div><img src=\"cid:ii_abc\" alt=\"…\" width=\"542\" height=\"305\"><br></div>",
                "<span class=\"gmail_default\" style=\"color:red\">…</span>",
                "<br clear=\"all\">-- <br><div dir=\"ltr\" class=\"gmail_signature\">… <a href=\"http://www.acme.example\">…</a></div>",
                "<p>press <…> and <time datetime=\"2024-05-03\">…</time></p>",
                "<center><big>…</big></center><center>…</center>",
                "<img src=\"https://spy.example/LOST\" width=\"1\" height=\"1\" alt=\"\">",
            ],
            6,
        );
        self.write(
            "</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, 3 May 2024, … &lt;\
             <a href=\"mailto:ann@example.com\" target=\"_blank\">…</a>&gt; wrote:<br></div>\
             <blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex\"><u></u>",
        );
        if depth > 0 {
            self.gmail(depth - 1);
        }
        self.write("</blockquote></div>");
    }

    fn apple(&mut self) {
        self.write(
            "<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"><title>LOST</title></head>\
             <body style=\"overflow-wrap: break-word;\" class=\"\">",
        );
        self.write_some_of(
            &[
                "…<div class=\"\"><br class=\"\"></div>",
                "<div>…&nbsp;<b class=\"\">…</b></div>",
                "<span class=\"Apple-tab-span\" style=\"white-space:pre\">\t</span>…",
                "<blockquote type=\"cite\" class=\"\"><div>On 3. May 2024, at 10:00, … &lt;…@example.com&gt; wrote:</div>\
                 <br class=\"Apple-interchange-newline\"><div>…</div></blockquote>",
                "<div apple-content-edited=\"true\">…<object data=\"cid:a\">…</object></div>",
                "<ruby>…<rp>(</rp><rt>…</rt><rp>)</rp></ruby> <bdi>…</bdi> <samp>…</samp> <nobr>…</nobr>",
                "<pre>…\n  …</pre>",
            ],
            8,
        );
        self.write("</body></html>");
    }

    fn typed(&mut self) {
        let is_broken_up = self.below(2) == 0;
        for _ in 0..=self.below(8) {
            self.write_one_of(&[
                "…, … <…@example.com>:",
                "if … < 3 && … > 2 then stop",
                "press <…> and then <…-…>",
                "… & … &lt;…&gt; &#228;&#x20ac; \"…\"",
                "  … see <https://acme.example/…>",
                "> … x<y",
                "",
            ]);
            self.write(if is_broken_up { "<br />\n" } else { "\r\n" });
        }
        self.write("…");
    }

    fn broken(&mut self) {
        self.write_some_of(
            &[
                "</p>",
                "</div></span></table>",
                "<b>… <i>…</b> …</i> ",
                "<p>…<div>…</p></div>",
                "<p <b>…</b>",
                "<a href=\"https://acme.example>…</a> <p title=\"a\">… ",
                "<a href=https://acme.example/a>…<a href='/b'>…</a></a>",
                "<table><tr><td>…<td>…<table><p>…</p><tr>…</table>",
                "<p>…<table><caption>…<tr><th colspan=2>…</table>",
                "<tr><td>…</td></tr> <li>… <dd>…",
                "<ul><li>…<li>…<ol start=3><li>…</ul>",
                "<font color=red><center>…</font></center>",
                "<h1>…</h2><h7>…</h7>",
                "<select><option>…</select><form><input value=a>…<button>…</button></form>",
                "<script>LOST</script ><style>LOST</style/>…",
                "<blockquote><blockquote>…</blockquote>…",
                "<!-- <b>LOST</b> --><!--> … <!--->…",
                "<x-note>…</x-note> <…-note> <custom:…>",
                "<p style=\"color:red\" style='x' =y / / class>…</p/>",
                "<br/></br>…<hr/>",
                "<address>…</address><details><summary>…</summary>…</details>",
            ],
            10,
        );
        self.write_one_of(&[
            "…",
            "… <b",
            "…</p",
            "… <p title=\"never closed",
            "<!-- … <b>…</b>",
            "<textarea>…",
            "… &lt",
        ]);
    }
}
