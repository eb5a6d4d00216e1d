using Aisle.Studio;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Aisle.Server.Hosting;

/// <summary>Files: the storefront's at /, the widget's below /widget, the developer page's below /docs, pictures below /media.</summary>
internal static class Pages
{
    /// <summary>What is served from a media folder: pictures, whatever else lies there.</summary>
    private static readonly FileExtensionContentTypeProvider Pictures = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif",
        [".gif"] = "image/gif",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    });

    public static void UsePages(this WebApplication app, ServeOptions options)
    {
        if (options.MediaFolder is { } media)
        {
            app.UseFolder("/media", media, Pictures, cache: TimeSpan.FromHours(1));
        }

        app.UseFolder("/widget", Path.Combine(options.WebFolder, "widget"), types: null, cache: TimeSpan.Zero);
        app.UseFolder(StudioHosting.Assets, Path.Combine(options.WebFolder, "studio"), types: null, cache: TimeSpan.Zero);
        app.UseFolder("/docs", DeveloperPage.Folder(options), types: null, cache: TimeSpan.Zero);
        app.UseFolder("", Path.Combine(options.WebFolder, "shop"), types: null, cache: TimeSpan.Zero);
    }

    private static void UseFolder(this WebApplication app, string path, string folder, FileExtensionContentTypeProvider? types, TimeSpan cache)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        foreach (var coding in PackedFiles.Codings)
        {
            var packed = Options(new PackedFiles(files, coding), coding);
            app.UseWhen(context => PackedFiles.Accepts(context.Request, coding), pages => pages.UseStaticFiles(packed));
        }

        app.UseStaticFiles(Options(files, coding: null));

        StaticFileOptions Options(IFileProvider provider, string? coding) => new()
        {
            RequestPath = path,
            FileProvider = provider,
            ContentTypeProvider = types ?? new FileExtensionContentTypeProvider(),
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.CacheControl = cache > TimeSpan.Zero ? $"public, max-age={cache.TotalSeconds:0}" : "no-cache";
                headers.ContentEncoding = coding;
                if (PackedFiles.IsText(file.File.Name))
                {
                    headers.Vary = "Accept-Encoding";
                }
            },
        };
    }
}
