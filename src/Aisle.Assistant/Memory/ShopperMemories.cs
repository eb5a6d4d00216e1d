using System.Security.Cryptography;
using Aisle.Assistant.Conversations;

namespace Aisle.Assistant.Memory;

/// <summary>
/// What shoppers asked to be remembered, each under a handle that only they know. A handle is made when the shopper agrees; it names
/// no person, and the shop may tie it to none.
/// </summary>
public sealed class ShopperMemories(ConversationFile file)
{
    /// <param name="from">The conversation in which they agreed: what they told in it is the first that is kept; null to begin with nothing.</param>
    public string Start(Conversation? from = null)
    {
        var handle = RandomNumberGenerator.GetHexString(32, lowercase: true);
        file.WriteMemory(handle, from?.State.Memory ?? ShopperMemory.Nothing);
        return handle;
    }

    /// <summary>Null where there is none under this handle.</summary>
    public ShopperMemory? Find(string handle) => file.ReadMemory(handle);

    /// <summary>Puts another in its place; false where there is none under this handle.</summary>
    public bool Replace(string handle, ShopperMemory memory)
    {
        if (file.ReadMemory(handle) is null)
        {
            return false;
        }

        file.WriteMemory(handle, memory);
        return true;
    }

    /// <summary>Whether there was one.</summary>
    public bool Erase(string handle) => file.EraseMemory(handle);
}
