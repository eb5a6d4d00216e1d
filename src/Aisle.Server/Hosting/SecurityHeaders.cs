namespace Aisle.Server.Hosting;

/// <summary>What browsers are told. Strict by default; the widget's files and pictures may be used by pages of other origins.</summary>
internal static class SecurityHeaders
{
    /// <summary>For what a shop embeds in its own pages: the widget's files.</summary>
    private const string Embeddable = "embeddable";

    /// <summary>For pictures that came with a feed: an SVG opened on its own runs nothing.</summary>
    private const string Sandboxed = "sandboxed";

    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(headers => headers.AddCommon().AddCrossOriginResourcePolicy(policy => policy.SameOrigin()).AddFrameOptionsDeny()
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
                csp.AddStyleSrc().Self();
                csp.AddImgSrc().Self().Data().From("https:"); // feeds name pictures on the shop's own hosts
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddManifestSrc().Self();
                csp.AddBaseUri().None();
                csp.AddFormAction().Self();
                csp.AddFrameAncestors().None();
            }))
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
            var path when path.StartsWithSegments("/media") => context.ConfiguredPolicies[Sandboxed],
            _ => context.SelectedPolicy,
        });

    private static HeaderPolicyCollection AddCommon(this HeaderPolicyCollection headers) => headers
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .RemoveServerHeader();
}
