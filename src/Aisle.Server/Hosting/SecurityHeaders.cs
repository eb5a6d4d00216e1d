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

    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(headers => headers.AddPage(isStudio: false))
        .AddPolicy(Studio, headers => headers.AddPage(isStudio: true))
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
            var path when path.StartsWithSegments("/media") => context.ConfiguredPolicies[Sandboxed],
            _ => context.SelectedPolicy,
        });

    private static HeaderPolicyCollection AddPage(this HeaderPolicyCollection headers, bool isStudio) => headers
        .AddCommon()
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddFrameOptionsDeny()
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
            csp.AddScriptSrc().Self();
            var (styles, bases) = (csp.AddStyleSrc().Self(), csp.AddBaseUri());
            if (isStudio)
            {
                styles.UnsafeInline();
                bases.Self();
            }
            else
            {
                bases.None();
            }

            csp.AddImgSrc().Self().Data().From("https:"); // feeds name pictures on the shop's own hosts
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddManifestSrc().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        });

    private static HeaderPolicyCollection AddCommon(this HeaderPolicyCollection headers) => headers
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .RemoveServerHeader();
}
