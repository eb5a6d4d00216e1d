using Aisle.Server.Demo;

namespace Aisle.Server.Tests.Demo;

public sealed class DemoShopTests
{
    [Fact]
    public async Task WriteAsync_Twice_SameBytes()
    {
        var first = Directory.CreateTempSubdirectory("aisle-demo");
        var second = Directory.CreateTempSubdirectory("aisle-demo");
        await DemoShop.WriteAsync(first.FullName, TestContext.Current.CancellationToken);
        await DemoShop.WriteAsync(second.FullName, TestContext.Current.CancellationToken);

        var files = first.GetFiles("*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var other = Path.Combine(second.FullName, Path.GetRelativePath(first.FullName, file.FullName));
            Assert.True(File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(other)), file.Name);
        }

        first.Delete(recursive: true);
        second.Delete(recursive: true);
    }
}
