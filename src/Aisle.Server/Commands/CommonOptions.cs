using System.CommandLine;
using Aisle.Encoders;
using Aisle.Server.Hosting;

namespace Aisle.Server.Commands;

/// <summary>Options that mean the same on every command.</summary>
internal static class CommonOptions
{
    public const string DefaultStore = "aisle.db";

    /// <summary>Where the environment says that an encoder is.</summary>
    public static string? UsualEncoder => Environment.GetEnvironmentVariable("AISLE_ENCODER") is { Length: > 0 } path ? path : null;

    public static Option<string> Store() => new("--store")
    {
        Description = "The shop's store, a SQLite file.",
        HelpName = "PATH",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("AISLE_STORE") is { Length: > 0 } path ? path : DefaultStore,
    };

    public static Option<string?> Configuration()
    {
        var option = new Option<string?>("--config")
        {
            Description = $"The configuration of the model service. The default is {ModelFiles.UsualConfiguration} in this folder; without one, only the models in this process are served.",
            HelpName = "FILE",
            DefaultValueFactory = _ => File.Exists(ModelFiles.UsualConfiguration) ? ModelFiles.UsualConfiguration : null,
        };
        option.Check(path => path is null || File.Exists(path) ? [] : [$"there is no file '{path}'."]);
        return option;
    }

    public static Option<string?> Synonyms()
    {
        var option = new Option<string?>("--synonyms") { HelpName = "FILE", Description = "The shop's own synonyms beside those that come with Aisle: lines such as \"couch = sofa\" or \"shoe > boot, sandal\"." };
        option.Check(file => SearchOptions.Fault(file) is { } fault ? [fault] : []);
        return option;
    }

    public static Option<string?> Encoder()
    {
        var option = new Option<string?>("--encoder")
        {
            HelpName = "PATH",
            Description = "A sentence encoder in ONNX with its tokenizer (MiniLM, BGE, E5), by its folder: products near in meaning are found too.",
            DefaultValueFactory = _ => UsualEncoder,
        };
        option.Check(path => path is not null && OnnxSentenceEncoder.Fault(path) is { } fault ? [fault] : []);
        return option;
    }

    public static Option<string[]> Rates()
    {
        var option = new Option<string[]>("--rate") { HelpName = "CODE=AMOUNT", Description = "What one unit of another currency is in the shop's own, such as EUR=1.08, so that \"under €50\" can be applied; may be repeated." };
        option.Check(rates => rates.Where(rate => !SearchOptions.TryParseRate(rate, out _)).Select(rate => $"'{rate}' is no rate, such as EUR=1.08."));
        return option;
    }

    /// <summary>Refuses a value with one line for each fault found in it.</summary>
    public static void Check<T>(this Option<T> option, Func<T, IEnumerable<string>> faults) => option.Validators.Add(result =>
    {
        if (result.Errors.Any() || result.GetValueOrDefault<T>() is not { } value)
        {
            return;
        }

        foreach (var fault in faults(value))
        {
            result.AddError($"{option.Name}: {fault}");
        }
    });

    /// <summary>A mistyped option must not pass as a file or a question.</summary>
    public static void RefuseOptions<T>(this Argument<T> argument) => argument.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(t.Value)))
        {
            result.AddError($"There is no option '{token.Value}'.");
        }
    });
}
