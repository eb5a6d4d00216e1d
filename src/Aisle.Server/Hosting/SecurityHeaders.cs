namespace Aisle.Server.Hosting;

/// <summary>What browsers are told. Strict by default; the widget's files and pictures may be used by pages of other origins.</summary>
internal static class SecurityHeaders
{
    /// <summary>For what a shop embeds in its own pages: the widget's files.</summary>
    private const string Embeddable = "embeddable";

    /// <summary>For pictures that came with a feed: an SVG opened on its own runs nothing.</summary>
    private const string Sandboxed = "sandboxed";

    /// <summary>
    /// For the pages of the studio: MudBlazor writes its theme as a style element and sizes as style attributes, which no hash or nonce can
    /// allow; and Blazor has a base element. Scripts are as strict as elsewhere.
    /// </summary>
    private const string Studio = "studio";

    /// <summary>For the developer page, which shows the widget in a frame of its own.</summary>
    private const string Framing = "framing";

    /// <summary>For what stands in that frame.</summary>
    private const string Framed = "framed";

    /// <summary>For the API reference: its script sets styles as it runs, and starts from a script in the page, named by a nonce.</summary>
    private const string Reference = "reference";

    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(headers => headers.AddPage(new()))
        .AddPolicy(Studio, headers => headers.AddPage(new() { InlineStyles = true, Base = true }))
        .AddPolicy(Framing, headers => headers.AddPage(new() { Frames = true }))
        .AddPolicy(Framed, headers => headers.AddPage(new() { FramedByOurs = true }))
        .AddPolicy(Reference, headers => headers.AddPage(new() { InlineStyles = true, Nonce = true }))
        .AddPolicy(Embeddable, headers => headers.AddCommon().AddCrossOriginResourcePolicy(policy => policy.CrossOrigin())
            .AddCustomHeader("Access-Control-Allow-Origin", "*"))
        .AddPolicy(Sandboxed, headers => headers.AddCommon().AddCrossOriginResourcePolicy(policy => policy.CrossOrigin())
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddStyleSrc().UnsafeInline();
                csp.AddSandbox();
            }))
        .SetPolicySelector(context => context.HttpContext.Request.Path switch
        {
            var path when path.StartsWithSegments("/widget") => context.ConfiguredPolicies[Embeddable],
            var path when path.StartsWithSegments("/studio") => context.ConfiguredPolicies[Studio],
            var path when path.StartsWithSegments(DeveloperPage.Reference) => context.ConfiguredPolicies[Reference],
            var path when path.StartsWithSegments(DeveloperPage.Preview) => context.ConfiguredPolicies[Framed],
            var path when path.StartsWithSegments(DeveloperPage.Path) => context.ConfiguredPolicies[Framing],
            var path when path.StartsWithSegments("/media") => context.ConfiguredPolicies[Sandboxed],
            _ => context.SelectedPolicy,
        });

    private static HeaderPolicyCollection AddPage(this HeaderPolicyCollection headers, Leave leave) => (leave.FramedByOurs ? headers.AddFrameOptionsSameOrigin() : headers.AddFrameOptionsDeny())
        .AddCommon()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            // Not the library's default set: it names features that Chromium does not know, and warns of on every page's console.
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
        })
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            var (scripts, styles, bases, frames) = (csp.AddScriptSrc().Self(), csp.AddStyleSrc().Self(), csp.AddBaseUri(), csp.AddFrameAncestors());
            _ = leave.Nonce ? scripts.WithNonce() : scripts;
            _ = leave.InlineStyles ? styles.UnsafeInline() : styles;
            _ = leave.Base ? bases.Self() : bases.None();
            _ = leave.FramedByOurs ? frames.Self() : frames.None();
            if (leave.Frames)
            {
                csp.AddFrameSrc().Self();
            }

            csp.AddImgSrc().Self().Data().From("https:"); // feeds name pictures on the shop's own hosts
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddManifestSrc().Self();
            csp.AddFormAction().Self();
        });

    private static HeaderPolicyCollection AddCommon(this HeaderPolicyCollection headers) => headers
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .RemoveServerHeader();

    /// <summary>What a page needs beyond what every page may do.</summary>
    private sealed record Leave
    {
        public bool InlineStyles { get; init; }

        public bool Nonce { get; init; }

        public bool Base { get; init; }

        public bool Frames { get; init; }

        public bool FramedByOurs { get; init; }
    }
}
